// Changes fixtures in ways that their authors did not mean, runs the command on them, and tells what must not happen:
// `npm run fuzz -- [--seconds N] [--seed S] [--case NUMBER]`. A case depends on the seed and its number alone.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { normaliseCommand, type UniversalBuild } from '../../src/schema/universal-build.ts';
import { misplaced } from '../support/hostile/command-words.ts';
import { faultsOf } from '../support/hostile/faults.ts';
import { HostileRunner, type Answer, type Fate } from '../support/hostile/runner.ts';
import { smallIndex } from '../support/hostile/small-index.ts';
import { isPipe, makeTree, OUTSIDE_WORD } from '../support/hostile/trees.ts';
import { file, RepositoryServer } from '../unit/wolfi/support/repository-server.ts';
import { fuzzCase, type FuzzCase } from './case.ts';

/** A run that takes this long hangs, however busy the machine is; one takes too long by the time of the processor. In milliseconds. */
const GUARD = 20_000;
const MOST_CPU = 2000;
/** Kinds of faults after which there is enough to do. */
const MOST_KINDS = 25;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
  },
});
const seed = Number(values.seed);
const first = Number(values.case ?? 0);
const kept = join(import.meta.dirname, '../../build/fuzz');
const folder = mkdtempSync(join(tmpdir(), 'aipack-fuzz-'));
const server = await RepositoryServer.start(file(smallIndex()));
const runner = new HostileRunner(GUARD);
const kinds = new Set<string>();

function ask(directory: string, ...args: readonly string[]): Promise<Answer | Fate> {
  return runner.run({
    args: [...args, '.', '--allow-untrusted', '--platform', 'linux/amd64'],
    directory,
    environment: {
      PATH: process.env.PATH ?? '',
      HOME: join(folder, 'home'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: server.url,
      AIPACK_TOKEN: OUTSIDE_WORD,
    },
  });
}

/** What is wrong with a case: its answers, and where a hostile name stands in its command lines. */
async function judge({ name }: FuzzCase, root: string): Promise<readonly string[]> {
  const detected = await ask(root, 'detect', '--format', 'json');
  const builds = buildsOf(detected);
  const service = builds.length > 1 ? ['--service', builds[0]?.metadata.project_name ?? ''] : [];
  const answers = [detected, await ask(root, 'detect', '--explain'), await ask(root, 'plan', ...service)];
  const lines = builds.flatMap(({ build }) => build.commands.map((command) => normaliseCommand(command).run));
  return [
    ...answers.flatMap((answer) => faultsOf(answer, [OUTSIDE_WORD])),
    ...answers.flatMap((answer) =>
      typeof answer !== 'string' && answer.cpuMilliseconds > MOST_CPU
        ? [`takes ${answer.cpuMilliseconds} ms of a processor`]
        : [],
    ),
    ...lines.flatMap((line) => {
      const why = name === undefined ? undefined : misplaced(line, name);
      return why === undefined ? [] : [`${why}: ${line}`];
    }),
  ];
}

function buildsOf(answer: Answer | Fate): readonly UniversalBuild[] {
  if (typeof answer === 'string' || answer.exitCode !== 0) return [];
  const value = JSON.parse(answer.stdout) as UniversalBuild | readonly UniversalBuild[];
  return 'metadata' in value ? [value] : value;
}

/** Faults that come from one place are one kind. */
function kindOf(fault: string): string {
  const frame = /\n\s+at .*/.exec(fault)?.[0];
  return fault.replaceAll(/\d+/g, 'N').slice(0, 60) + (frame ?? '');
}

// The first run reads the program, which is no case's time.
await ask(import.meta.dirname, 'detect');
const end = performance.now() + Number(values.seconds) * 1000;
let number = first;
for (; performance.now() < end && kinds.size < MOST_KINDS; number++) {
  const each = fuzzCase(seed, number);
  const root = join(folder, 'case', 'repository');
  rmSync(join(folder, 'case'), { recursive: true, force: true });
  makeTree(root, join(folder, 'case', 'outside'), each.tree);
  const faults = (await judge(each, root)).filter((fault) => !kinds.has(kindOf(fault)));
  if (faults.length > 0) {
    const place = join(kept, `${seed}-${number}`);
    mkdirSync(kept, { recursive: true });
    rmSync(place, { recursive: true, force: true });
    // Pipes can't be copied, and are told by the case itself.
    cpSync(root, place, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !isPipe(each.tree[path.slice(root.length + 1)]),
    });
    for (const fault of faults) kinds.add(kindOf(fault));
    process.stdout.write(
      `\ncase ${number} (${each.about})\n${[...new Set(faults)].map((fault) => `  ${fault}\n`).join('')}  kept in ${place}; again: npm run fuzz -- --seed ${seed} --case ${number}\n`,
    );
  }
  if (values.case !== undefined) {
    number++;
    break;
  }
}
const seconds = Number(values.seconds) - (end - performance.now()) / 1000;
await runner.stop();
await server.stop();
rmSync(folder, { recursive: true, force: true });
const count = number - first;
process.stdout.write(
  `${count} cases of seed ${seed} in ${seconds.toFixed(0)} s, ${(count / seconds).toFixed(1)} a second: ${kinds.size === 0 ? 'nothing found' : `${kinds.size} kinds of faults`}\n`,
);
process.exitCode = kinds.size === 0 ? 0 : 1;
