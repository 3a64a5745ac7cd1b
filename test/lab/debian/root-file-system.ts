import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../commands.ts';
import { readIfThere, writeWhole } from '../files.ts';
import type { Generation } from '../settings.ts';
import { installPackages } from './install.ts';
import { debianMirror, mirrorEnvironment } from './mirror.ts';

/** What the daemon's root file system holds beyond the smallest Debian: the engine, its command line, a registry, and what the lab's own scripts call. */
const packages = [
  'ca-certificates',
  'docker-buildx',
  'docker-cli',
  'docker-registry',
  'docker.io',
  'git',
  'iproute2',
  'jq',
  'openssh-client',
  'openssh-server',
  'tini',
];

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

async function ensureDebootstrap(env: Record<string, string>): Promise<string> {
  const program = '/usr/sbin/debootstrap';
  if (!existsSync(program)) await installPackages(['debootstrap'], env);
  return program;
}

/**
 * What goes before a program that mounts things and starts many others: namespaces of its own, which take all of that away
 * when it ends, and an end with this process, however that ends.
 */
const contained = [
  'setpriv',
  '--pdeathsig',
  'KILL',
  'unshare',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
] as const;

/**
 * Makes the root file system of a Debian suite in `directory`, unless the one there is complete and was made from the same list.
 * It is built under another name and renamed, so a half-made one is never taken for it.
 * @returns whether it had to be made.
 */
export async function ensureRootFileSystem(directory: string, generation: Generation): Promise<boolean> {
  const stamp = join(directory, '.aipack-lab');
  const wanted = createHash('sha256').update(JSON.stringify({ generation, packages })).digest('hex');
  if (readIfThere(stamp) === wanted) return false;
  const mirror = await debianMirror();
  const env = { PATH: path, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive', ...mirrorEnvironment(mirror) };
  const debootstrap = await ensureDebootstrap(env);
  const partial = `${directory}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    await runCommand(
      [
        ...contained,
        debootstrap,
        '--variant=minbase',
        `--include=${packages.join(',')}`,
        generation,
        partial,
        mirror.uri,
      ],
      { env },
    );
    writeWhole(join(partial, '.aipack-lab'), wanted);
    rmSync(directory, { recursive: true, force: true });
    renameSync(partial, directory);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  return true;
}
