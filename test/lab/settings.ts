import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { LabError } from './errors.ts';

/** Debian suites whose daemon the lab can bring up: the stable one (Docker 26, BuildKit 0.13), and the moving one (Docker 28, BuildKit 0.25). */
export const generations = ['trixie', 'sid'] as const;
export type Generation = (typeof generations)[number];

export type LabSettings = {
  generation: Generation;
  /** State that all generations share: downloads and the package repository. */
  root: string;
  /** State of this generation. */
  directory: string;
  /** Path of a real apk binary, statically linked, to use in place of the script. */
  apkBinary: string | undefined;
};

/** The kernel's limit for the path of a unix socket is 107 bytes; the longest name below `directory` is `/run/docker.sock`. */
const longestDirectory = 90;

/** @throws LabError `lab-unsupported` for a generation that does not exist or a state directory whose path is too long. */
export function labSettings(env: NodeJS.ProcessEnv): LabSettings {
  const wanted = env.AIPACK_LAB_GENERATION ?? 'trixie';
  const generation = generations.find((name) => name === wanted);
  if (generation === undefined) {
    throw new LabError('lab-unsupported', `AIPACK_LAB_GENERATION is ${JSON.stringify(wanted)}`, {
      hint: `Use one of ${generations.join(', ')}, or leave it unset.`,
    });
  }
  const cache = env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const root = resolve(env.AIPACK_LAB_DIR ?? join(cache, 'aipack-lab'));
  const directory = join(root, generation);
  if (Buffer.byteLength(directory) > longestDirectory) {
    throw new LabError('lab-unsupported', `the lab's sockets would get too long a path below ${directory}`, {
      hint: 'Set AIPACK_LAB_DIR to a shorter path.',
    });
  }
  return { generation, root, directory, apkBinary: env.AIPACK_LAB_APK };
}
