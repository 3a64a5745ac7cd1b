import { expect } from '@jest/globals';
import type { Lab } from '../lab/lab.ts';
import { KILLED, runContainer, type Container } from '../lab/containers.ts';
import type { BuildReport } from '../../src/report/build-report.ts';
import { answer, freePort } from './answer.ts';
import { labEnvironment } from './lab-environment.ts';
import { fetchImage, type PushedImage } from './registry-image.ts';
import { aipack, type ProgramResult } from './run-program.ts';

export interface BuiltService {
  readonly report: BuildReport;
  readonly image: PushedImage;
  /** What it was pushed as. */
  readonly tag: string;
  /** What the build said. */
  readonly log: string;
  /**
   * Starts a container on a free port; `url` is where it listens. Stopping it throws where it has to be killed, since it did not end when it
   * was told to.
   */
  readonly start: (
    env?: Record<string, string>,
    entrypoint?: readonly string[],
  ) => Promise<{ container: Container; url: string }>;
  /** Builds the same once more. */
  readonly again: () => Promise<BuildReport>;
}

export interface ServiceOptions {
  readonly name: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Variables that it needs to start. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Why it is pushed without being started, in a few words. */
  readonly unverified?: string;
}

/** What a build says where somebody else on the machine, whose network containers of the lab share, has the image's own port. */
const PORT_TAKEN = 'finds its port taken by something else';

/**
 * Builds a folder as a user does, starts what was built, and pushes it to the lab's registry.
 * @throws Error with the program's own words when the build fails or what was built does not start.
 */
export async function buildService(lab: Lab, folder: string, options: ServiceOptions): Promise<BuiltService> {
  const { args = [], env, name, needs = {}, unverified } = options;
  // No run before had this tag, so that its image is never there already, and is started.
  const tag = `${lab.registry}/e2e/${name}:${process.pid}-${Date.now().toString(36)}`;
  const given = Object.entries(needs).flatMap(([variable, value]) => ['--verify-env', `${variable}=${value}`]);
  const verify = unverified === undefined ? ['--verify', 'true', ...given] : ['--verify', 'false'];
  const run = (...more: readonly string[]): Promise<ProgramResult> =>
    aipack(['build', folder, '--tag', tag, '--push', '--format', 'json', ...verify, ...args, ...more], {
      ...labEnvironment(lab),
      ...env,
    });
  const build = async () => {
    const first = await run();
    const isTaken = first.exitCode !== 0 && first.stderr.includes(PORT_TAKEN);
    const { exitCode, stdout, stderr } = isTaken ? await run('--verify-env', `PORT=${await freePort()}`) : first;
    if (exitCode !== 0) throw new Error(stderr);
    return { report: JSON.parse(stdout) as BuildReport, log: stderr };
  };
  const { log, report } = await build();
  const starts = unverified === undefined ? [expect.objectContaining({ started: true })] : undefined;
  expect(report.starts).toEqual(starts);
  return {
    report,
    image: await fetchImage(tag),
    tag,
    log,
    start: async (more = {}, entrypoint) => {
      const port = await freePort();
      const container = await runContainer(lab, tag, {
        env: { PORT: String(port), ...needs, ...more },
        ...(entrypoint && { entrypoint }),
      });
      return { container: endingWell(container), url: `http://127.0.0.1:${port}` };
    },
    again: async () => (await build()).report,
  };
}

/** Seconds that Docker gives a container to end. */
const GRACE = 10;

/** A container that is told to end before it is removed, as whoever runs it does. */
export function endingWell(container: Container): Container {
  let isThere = true;
  const stop = async (): Promise<void> => {
    if (!isThere) return;
    isThere = false;
    try {
      const { State } = await container.inspect();
      if (!State.Running || (await container.end(GRACE)) !== KILLED) return;
      const { stdout, stderr } = await container.logs();
      throw new Error(`was told to end and had to be killed after ${GRACE} s; it says:\n${stdout}${stderr}`);
    } finally {
      await container.stop();
    }
  };
  return { ...container, stop };
}

/** What `/health` of a fresh container says; its log is part of the error when it says nothing. */
export async function health({ container, url }: { container: Container; url: string }, path = '/health') {
  try {
    return await answer(`${url}${path}`);
  } catch (error) {
    const { stdout, stderr } = await container.logs();
    throw new Error(`no answer; the container says:\n${stdout}${stderr}`, { cause: error });
  }
}

/** Programs in an image by their names, those in libraries' own folders left out. */
export function programsOf(image: PushedImage): readonly string[] {
  return [...image.files]
    .filter(([path, line]) => /^(?:usr\/)?(?:local\/)?s?bin\//.test(path) && !line.startsWith('d'))
    .map(([path]) => path.split('/').at(-1) ?? '');
}
