import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot, startScript, type ProgramResult } from './run-program.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

/** `action.yml`, read as the runner reads it. */
export const actionFile = parse(readFileSync(join(projectRoot, 'action.yml'), 'utf8')) as ActionFile;

export interface StepResult extends ProgramResult {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly state: Readonly<Record<string, string>>;
}

/** A job of GitHub's runner, as far as a JavaScript action sees it: files for commands, and a documented environment. */
export class Runner {
  readonly folder = mkdtempSync(join(tmpdir(), 'aipack-runner-'));
  readonly #base: NodeJS.ProcessEnv;

  constructor(base: NodeJS.ProcessEnv) {
    this.#base = base;
  }

  /** Runs the main entry point of the bundle with the given inputs; the others have their defaults. */
  main(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
    const unknown = Object.keys(inputs).filter((name) => !(name in actionFile.inputs));
    if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
    const values = Object.entries(actionFile.inputs).map(([name, { default: value = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      inputs[name] ?? (value.includes('${{') ? '' : value),
    ]);
    return this.#run(actionFile.runs.main, Object.fromEntries(values) as NodeJS.ProcessEnv);
  }

  /** Runs the post entry point with what main left in its state. */
  post(state: Readonly<Record<string, string>>): Promise<StepResult> {
    const values = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
    return this.#run(actionFile.runs.post, Object.fromEntries(values) as NodeJS.ProcessEnv);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #run(entry: string, values: NodeJS.ProcessEnv): Promise<StepResult> {
    const files = {
      GITHUB_OUTPUT: 'output',
      GITHUB_STATE: 'state',
      GITHUB_STEP_SUMMARY: 'summary',
      GITHUB_ENV: 'env',
      GITHUB_PATH: 'path',
    };
    const paths = Object.entries(files).map(([name, file]) => [name, join(this.folder, file)] as const);
    for (const [, path] of paths) writeFileSync(path, '');
    for (const name of ['temp', 'tools']) mkdirSync(join(this.folder, name), { recursive: true });
    const env: NodeJS.ProcessEnv = {
      ...this.#base,
      ...Object.fromEntries(paths),
      ...values,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: projectRoot,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'owner/repository',
      GITHUB_RUN_ID: '42',
      GITHUB_ACTOR: 'octocat',
      RUNNER_TEMP: join(this.folder, 'temp'),
      RUNNER_TOOL_CACHE: join(this.folder, 'tools'),
    };
    const result = await startScript(entry, [], env).ended;
    const read = (name: keyof typeof files): string => readFileSync(join(this.folder, files[name]), 'utf8');
    return {
      ...result,
      outputs: parseCommandFile(read('GITHUB_OUTPUT')),
      state: parseCommandFile(read('GITHUB_STATE')),
      summary: read('GITHUB_STEP_SUMMARY'),
    };
  }
}

/** `name<<delimiter`, value, `delimiter`: how actions hand values to the runner. */
function parseCommandFile(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^([^\n]+?)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [name, value]),
  );
}
