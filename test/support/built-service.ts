import type { Lab } from '../lab/lab.ts';
import { runContainer, type Container } from '../lab/containers.ts';
import type { BuildReport } from '../../src/report/build-report.ts';
import { answer, freePort } from './answer.ts';
import { labEnvironment } from './lab-environment.ts';
import { fetchImage, type PushedImage } from './registry-image.ts';
import { aipack } from './run-program.ts';

export interface BuiltService {
  readonly report: BuildReport;
  readonly image: PushedImage;
  /** Starts a container on a free port; `url` is where it listens. */
  readonly start: (
    env?: Record<string, string>,
    entrypoint?: readonly string[],
  ) => Promise<{ container: Container; url: string }>;
  /** Builds the same once more. */
  readonly again: () => Promise<BuildReport>;
}

/**
 * Builds a folder as a user does and pushes it to the lab's registry.
 * @throws Error with the program's own words when the build fails.
 */
export async function buildService(
  lab: Lab,
  folder: string,
  options: { readonly name: string; readonly args?: readonly string[]; readonly env?: Record<string, string> },
): Promise<BuiltService> {
  const tag = `${lab.registry}/e2e/${options.name}:${process.pid}`;
  const build = async (): Promise<BuildReport> => {
    const { exitCode, stdout, stderr } = await aipack(
      ['build', folder, '--tag', tag, '--push', '--format', 'json', ...(options.args ?? [])],
      { ...labEnvironment(lab), ...options.env },
    );
    if (exitCode !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as BuildReport;
  };
  const report = await build();
  return {
    report,
    image: await fetchImage(tag),
    start: async (env = {}, entrypoint) => {
      const port = await freePort();
      const container = await runContainer(lab, tag, {
        env: { PORT: String(port), ...env },
        ...(entrypoint && { entrypoint }),
      });
      return { container, url: `http://127.0.0.1:${port}` };
    },
    again: build,
  };
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
