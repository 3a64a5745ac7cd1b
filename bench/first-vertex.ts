/**
 * How long a build takes from the start of its process to the first vertex that the daemon runs, in milliseconds of the clock: the
 * command and the action's bundle, each on a warm package index, for a fixture that has been built before.
 *
 * Reference: none but the goals, half a second and one. The line that tells a vertex is what counts, so its way to the reader counts
 * as well. Rounds alternate, and the median counts.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureLab } from '../test/lab/lab.ts';
import { labEnvironment } from '../test/support/lab-environment.ts';
import { projectRoot } from '../test/support/run-program.ts';
import { actionFile } from '../test/support/runner.ts';
import { lookup } from '../src/untrusted/lookup.ts';
import { median } from './side/side.ts';

const ROUNDS = 9;
/** As progress tells that a step of the daemon begins. The packages are ours, and begin before. */
const VERTEX = /^#\d+ \[(?:build|context|image)\]/m;

interface Case {
  readonly name: string;
  readonly goal: number;
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

export async function run(): Promise<void> {
  const lab = await ensureLab();
  const folder = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
  try {
    const context = join(folder, 'node-npm');
    cpSync(join(projectRoot, 'fixtures/node-npm'), context, { recursive: true });
    const env = labEnvironment(lab);
    const tag = `${lab.registry}/bench/first-vertex:1`;
    const command = {
      name: 'command',
      goal: 500,
      argv: [join(projectRoot, 'dist/cli/index.js'), 'build', context, '-t', tag, '--push'],
      env,
    };
    const { publicKeyPath, url } = lab.packages;
    const asked = {
      tags: tag,
      push: 'true',
      summary: 'false',
      'package-repositories': url,
      'package-keys': publicKeyPath,
      'ca-file': env.AIPACK_CA_FILE ?? '',
    };
    const cases = [command, actionCase(folder, asked, env)];
    const times = new Map(cases.map((each) => [each, [] as number[]]));
    // The first rounds fill caches.
    for (let round = -2; round < ROUNDS; round++) {
      for (const [each, own] of times) {
        const time = await firstVertex(each);
        if (round >= 0) own.push(time);
      }
    }
    for (const [{ goal, name }, own] of times) {
      const [least, most] = [Math.min(...own), Math.max(...own)].map((time) => time.toFixed(0));
      console.log(`${name}: median ${median(own).toFixed(0)} ms, ${least} to ${most} ms, at most ${goal}`);
      console.log(`ratio first-vertex ${name} ${(median(own) / goal).toFixed(2)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The action as the runner starts it. */
function actionCase(folder: string, given: Readonly<Record<string, string>>, base: NodeJS.ProcessEnv): Case {
  const inputs = Object.entries(actionFile.inputs).map(([name, { default: value = '' }]): [string, string] => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    lookup({ context: 'node-npm', ...given }, name) ?? (value.includes('${{') ? '' : value),
  ]);
  const files = ['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH'].map(
    (name) => [`GITHUB_${name}`, join(folder, name)] as const,
  );
  for (const [, path] of files) writeFileSync(path, '');
  for (const name of ['temp', 'tools']) mkdirSync(join(folder, name));
  const env = {
    ...base,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: join(folder, 'temp'),
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    ...(Object.fromEntries([...files, ...inputs]) as Record<string, string>),
  };
  return { name: 'action', goal: 1000, argv: [join(projectRoot, actionFile.runs.main)], env };
}

/** Milliseconds until the first vertex is told; the build then runs to its end, so that the next one finds the same. */
function firstVertex({ argv, env, name }: Case): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const start = performance.now();
  let seen: number | undefined;
  let output = '';
  const cwd = env.GITHUB_WORKSPACE;
  const child = spawn(process.execPath, argv, {
    env,
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (VERTEX.test(output)) seen ??= performance.now() - start;
    });
  }
  child.on('error', reject);
  child.on('close', (exitCode) => {
    if (exitCode === 0 && seen !== undefined) resolve(seen);
    else reject(new Error(`${name} told no vertex:\n${output}`));
  });
  return promise;
}
