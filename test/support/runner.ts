import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { projectRoot, startProgram, startScript, type ProgramResult } from './run-program.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

/**
 * An action file as the runner reads it; its programs are named from the project's root.
 * @param folder that of the file, also from there
 */
export function readAction(folder: string): ActionFile {
  const path = resolve(projectRoot, folder);
  const file = parse(readFileSync(join(path, 'action.yml'), 'utf8')) as ActionFile;
  const { main, post } = file.runs;
  const named = (program: string): string => relative(projectRoot, join(path, program));
  return { ...file, runs: { ...file.runs, main: named(main), post: named(post) } };
}

export const actionFile = readAction('.');
/** The action that only lists the services. */
export const planFile = readAction('plan');

export interface StepResult extends ProgramResult {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly state: Readonly<Record<string, string>>;
  /** Variables for the steps that follow. */
  readonly env: Readonly<Record<string, string>>;
}

const FILES = {
  GITHUB_OUTPUT: 'output',
  GITHUB_STATE: 'state',
  GITHUB_STEP_SUMMARY: 'summary',
  GITHUB_ENV: 'env',
  GITHUB_PATH: 'path',
};

/** A job of GitHub's runner, as far as its steps see it: files for commands, and a documented environment. */
export class Runner {
  readonly folder = mkdtempSync(join(tmpdir(), 'aipack-runner-'));
  readonly #base: NodeJS.ProcessEnv;

  /** @param base variables of the machine and of the run, which win over those of a run that is told nothing */
  constructor(base: NodeJS.ProcessEnv) {
    this.#base = base;
  }

  /** Runs the main entry point of the bundle with the given inputs; the others have their defaults. */
  main(
    inputs: Readonly<Record<string, string>>,
    { action = actionFile, env = {} }: { readonly action?: ActionFile; readonly env?: NodeJS.ProcessEnv } = {},
  ): Promise<StepResult> {
    const unknown = Object.keys(inputs).filter((name) => !(name in action.inputs));
    if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
    const values = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      inputs[name] ?? (value.includes('${{') ? '' : value),
    ]);
    return this.#script(action.runs.main, { ...env, ...(Object.fromEntries(values) as NodeJS.ProcessEnv) });
  }

  /** Runs the post entry point with what main left in its state. */
  post(state: Readonly<Record<string, string>>): Promise<StepResult> {
    const values = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
    return this.#script(actionFile.runs.post, Object.fromEntries(values) as NodeJS.ProcessEnv);
  }

  /** Runs the lines of a step in a shell, as `shell: bash` does. */
  shell(lines: string, env: NodeJS.ProcessEnv): Promise<StepResult> {
    const file = join(this.folder, 'step.sh');
    writeFileSync(file, lines);
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', file];
    return this.#step(env, (all) => startProgram('bash', args, all, all.GITHUB_WORKSPACE).ended);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #script(entry: string, values: NodeJS.ProcessEnv): Promise<StepResult> {
    return this.#step(values, (env) => startScript(entry, [], env).ended);
  }

  async #step(
    values: NodeJS.ProcessEnv,
    start: (env: NodeJS.ProcessEnv) => Promise<ProgramResult>,
  ): Promise<StepResult> {
    const paths = Object.entries(FILES).map(([name, file]) => [name, join(this.folder, file)] as const);
    for (const [, path] of paths) writeFileSync(path, '');
    for (const name of ['temp', 'tools']) mkdirSync(join(this.folder, name), { recursive: true });
    const env: NodeJS.ProcessEnv = {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: projectRoot,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'owner/repository',
      GITHUB_RUN_ID: '42',
      GITHUB_ACTOR: 'octocat',
      RUNNER_TEMP: join(this.folder, 'temp'),
      RUNNER_TOOL_CACHE: join(this.folder, 'tools'),
      ...this.#base,
      ...Object.fromEntries(paths),
      ...values,
    };
    const result = await start(env);
    const read = (name: keyof typeof FILES): string => readFileSync(join(this.folder, FILES[name]), 'utf8');
    return {
      ...result,
      outputs: parseCommandFile(read('GITHUB_OUTPUT')),
      state: parseCommandFile(read('GITHUB_STATE')),
      env: parseCommandFile(read('GITHUB_ENV')),
      summary: read('GITHUB_STEP_SUMMARY'),
    };
  }
}

/** `name<<delimiter`, value, `delimiter`, or `name=value`: how steps hand values to the runner. */
function parseCommandFile(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^([^\n=<]+)(?:<<(\S+)\n([\s\S]*?)\n\2|=(.*))$/gm)].map(([, name = '', , block, line = '']) => [
      name,
      block ?? line,
    ]),
  );
}
