import { lookup } from '../../../untrusted/lookup.ts';
import { sh, type ShellCode } from '../../core/shell.ts';
import { commandsOf } from '../../core/start-line.ts';
import { fitting, type CommandPattern } from './commands/pattern.ts';
import { withoutRunners } from './commands/development.ts';
import { inSeries, isMoreThanSeries, partsOf, scriptIn } from './commands/series.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { runPart } from './run-part.ts';

const WHY = 'changes a database';

/** Commands that ask or change a database, which no build has beside it. */
const DATABASE: readonly CommandPattern[] = [
  { command: 'prisma', then: ['migrate deploy', 'migrate dev', 'migrate reset', 'db push', 'db seed'], why: WHY },
  { command: 'drizzle-kit', then: ['migrate', 'push*'], why: WHY },
  { command: 'knex', then: ['migrate:*', 'seed:*'], why: WHY },
  ...['sequelize', 'sequelize-cli'].map((command) => ({ command, then: ['db:*'], why: WHY })),
  { command: 'typeorm', then: ['migration:run', 'schema:sync'], why: WHY },
  { command: 'mikro-orm', then: ['migration:up', 'schema:update'], why: WHY },
  { command: 'node-pg-migrate', then: ['up'], why: WHY },
  { command: 'db-migrate', then: ['up'], why: WHY },
  { command: 'payload', then: ['migrate'], why: WHY },
];

/** Scripts that do so, by their names; what they run may be a program of the project's own. */
const NAMED = /^(?:check[-:]?db|db[-:](?:check|migrate|push|seed)|migrate|seed)(?:[:-][\w:-]+)?$/;

const MAX_DEPTH = 5;

/** A build script without its steps that need a database, or another script that is there to build an image. */
export interface BuildWithoutDatabase {
  readonly run: ShellCode;
  readonly because: string;
}

/** Undefined where the script needs no database, or where nothing of it can be left out. */
export function withoutDatabase(js: JavascriptProject, script: string): BuildWithoutDatabase | undefined {
  const { manifest, manager } = js;
  const needs = firstStep(js, script);
  if (needs === undefined) return undefined;
  const asks = `scripts.${script} runs \`${needs}\`, and a build has no database`;
  const other = ['build-docker', 'build:docker', 'docker-build', 'docker:build'].find((name) => {
    const line = lookup(manifest.scripts, name);
    return line !== undefined && !/\bdocker\s/.test(line) && firstStep(js, name) === undefined;
  });
  if (other !== undefined) return { run: manager.run(other), because: `${asks}; scripts.${other} asks for none` };
  const steps = stepsOf(js, script);
  const [first, ...rest] = steps ?? [];
  if (first === undefined) return undefined;
  return {
    run: rest.reduce((all, step) => sh`${all} && ${step}`, first),
    because: `${asks}: that step is left for the deployment`,
  };
}

/**
 * The line of the first step that needs a database, among the scripts that a script runs. `seen` holds scripts with the depth at which
 * they were found to have none: lines that run one script many times over are read once for each depth.
 */
function firstStep(
  js: JavascriptProject,
  script: string,
  depth = 0,
  seen: Set<string> = new Set<string>(),
): string | undefined {
  const { scripts } = js.manifest;
  const key = `${depth} ${script}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  const names = [`pre${script}`, script, `post${script}`];
  for (const line of names.flatMap((name) => lookup(scripts, name) ?? [])) {
    for (const words of commandsOf(inSeries(line, scripts))) {
      const plain = withoutRunners(words, js.knowledge.runners);
      if (asksDatabase(js, words)) return plain.join(' ');
      const [name = ''] = plain;
      const below =
        plain !== words && depth < MAX_DEPTH && name !== script ? firstStep(js, name, depth + 1, seen) : undefined;
      if (below !== undefined) return below;
    }
  }
  return undefined;
}

function asksDatabase({ manifest, knowledge }: JavascriptProject, words: readonly string[]): boolean {
  const { runners } = knowledge;
  const script = scriptIn(words, manifest.scripts, runners);
  return (
    (script !== undefined && NAMED.test(script)) || fitting(DATABASE, withoutRunners(words, runners)) !== undefined
  );
}

/** What is left of a script, in order; undefined where it is no plain series of commands. */
function stepsOf(js: JavascriptProject, script: string, depth = 0): readonly ShellCode[] | undefined {
  const { manifest, manager, knowledge } = js;
  const steps: ShellCode[] = [];
  for (const each of [`pre${script}`, script, `post${script}`]) {
    const line = inSeries(lookup(manifest.scripts, each) ?? '', manifest.scripts);
    if (isMoreThanSeries(line) || depth > MAX_DEPTH) return undefined;
    for (const part of partsOf(line)) {
      if (part === '') continue;
      const words = part.split(/\s+/);
      if (asksDatabase(js, words)) continue;
      const name = scriptIn(words, manifest.scripts, knowledge.runners);
      if (name === undefined) steps.push(runPart(js, part));
      else if (firstStep(js, name) === undefined) steps.push(manager.run(name));
      else {
        const below = stepsOf(js, name, depth + 1);
        if (below === undefined) return undefined;
        steps.push(...below);
      }
    }
  }
  return steps;
}
