import { setTimeout as pause } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import { removeImage, runContainer, type Container } from '../../../test/lab/containers.ts';
import type { Lab } from '../../../test/lab/lab.ts';
import { freePort } from '../../../test/support/answer.ts';
import { labEnvironment } from '../../../test/support/lab-environment.ts';
import { startScript } from '../../../test/support/run-program.ts';
import { listeningPorts } from './listening.ts';
import { mainLine, missingOutside } from './reason.ts';
import { serve } from './servers.ts';

/** How one service of an example got on. */
export interface Attempt {
  readonly built: 'yes' | 'no' | 'not here';
  /** `serves` when it listens, `runs` when it goes on without, `ended N` with its exit code. */
  readonly starts?: string;
  /** The status of an answer to `GET /`, by the port. */
  readonly answers?: string;
  readonly reason?: string;
  /** What the build or the program said, where something is wrong. */
  readonly output?: string;
}

export interface Limits {
  /** Milliseconds for a build, and for a container until it listens. */
  readonly build: number;
  readonly start: number;
}

const LOG_BYTES = 20_000;

/** Builds what was found in a folder, starts it and asks it. `spec` is the path of a file that is written for it. */
export async function attempt(
  lab: Lab,
  folder: string,
  build: UniversalBuild,
  spec: string,
  limits: Limits,
): Promise<Attempt> {
  const tag = `${lab.registry}/bench/corpus:${process.pid}`;
  writeFileSync(spec, JSON.stringify(build));
  const served = await serve(lab, build);
  try {
    const argv = ['build', folder, '--spec', spec, '--no-dockerfile', '--tag', tag, '--push', '--no-attestations'];
    const program = startScript('src/cli/main.ts', [...argv, '--progress', 'plain', ...served.secrets], {
      ...labEnvironment(lab),
      ...served.env,
    });
    const timer = setTimeout(() => program.child.kill('SIGINT'), limits.build);
    const { exitCode, stderr, stdout } = await program.ended;
    clearTimeout(timer);
    if (exitCode !== 0) return failed(`${stdout}\n${stderr}`, program.child.killed);
    return await started(lab, tag, build, limits.start);
  } finally {
    await served.close();
    await removeImage(lab, tag);
  }
}

function failed(output: string, late: boolean): Attempt {
  const outside = missingOutside(output);
  const kept = output.slice(-LOG_BYTES);
  if (outside !== undefined) return { built: 'not here', reason: `needs ${outside}`, output: kept };
  return { built: 'no', reason: late ? 'the build took too long' : mainLine(output), output: kept };
}

async function started(lab: Lab, tag: string, { runtime }: UniversalBuild, patience: number): Promise<Attempt> {
  const port = await freePort();
  const container = await runContainer(lab, tag, { env: { PORT: String(port) } });
  try {
    const deadline = Date.now() + patience;
    for (;;) {
      const { State } = await container.inspect();
      const ports = listeningPorts(State.Pid);
      if (ports.length > 0) return await asked(container, ports, [port, ...(runtime.ports ?? [])]);
      if (!State.Running) {
        const output = await outputOf(container);
        const outside = State.ExitCode === 0 ? undefined : missingOutside(output);
        const reason = outside === undefined ? mainLine(output) : `needs ${outside}: ${mainLine(output)}`;
        return { built: 'yes', starts: `ended ${State.ExitCode}`, reason, output };
      }
      if (Date.now() > deadline) {
        const output = await outputOf(container);
        return { built: 'yes', starts: 'runs', reason: `listens on nothing: ${mainLine(output)}`, output };
      }
      await pause(200);
    }
  } finally {
    await container.stop();
  }
}

/** Where it listens somewhere else than it was told and the plan says, that is the reason. */
async function asked(container: Container, ports: readonly number[], expected: readonly number[]): Promise<Attempt> {
  const port = expected.find((each) => ports.includes(each)) ?? ports[0] ?? 0;
  const answers = await statusOf(port);
  const at = port === expected[0] ? 'PORT' : String(port);
  const output = await outputOf(container);
  const known = expected.includes(port);
  const bad = !known || !/^[1-4]/.test(answers);
  return {
    built: 'yes',
    starts: 'serves',
    answers: `${answers} at ${at}`,
    ...(known ? {} : { reason: `listens on ${ports.join(', ')}, and neither PORT nor the plan says so` }),
    ...(known && bad ? { reason: mainLine(output) } : {}),
    ...(bad ? { output } : {}),
  };
}

async function statusOf(port: number): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(15_000),
      });
      return String(response.status);
    } catch {
      if (tries === 20) return 'nothing';
      await pause(250);
    }
  }
}

async function outputOf(container: Container): Promise<string> {
  const { stdout, stderr } = await container.logs();
  return `${stdout}\n${stderr}`.slice(-LOG_BYTES);
}
