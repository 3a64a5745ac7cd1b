import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../commands.ts';
import { fixedTime, type PackageSource } from '../packages/definition.ts';
import { type DebianDownloads, emptyDirectory, unpackDebian } from './debian-source.ts';
import { readTree, type Tree } from './tree.ts';

export type SourceFiles = { tree: Tree; version: string };

/** npm with the caller's own settings for the registry and its certificates; they come from its configuration files and this process's environment. */
async function npmInstall(directory: string, specifier: string, flags: readonly string[]): Promise<void> {
  await runCommand(
    [
      'npm',
      'install',
      ...flags,
      '--prefix',
      directory,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      specifier,
    ],
    { cwd: directory },
  );
}

/** npm's notes on what it installed name the registry's host, which is nobody's business in a package. */
const npmNotes = /(^|\/)\.package-lock\.json$/;

/** npm gives what it unpacks the time of the unpacking. */
function readInstalled(directory: string): Tree {
  return new Map([...readTree(directory)].map(([path, entry]) => [path, { ...entry, modified: fixedTime }] as const));
}

async function npmFiles(source: PackageSource & { kind: 'npm-files' }, directory: string): Promise<Tree> {
  const name = source.package.replace('{arch}', process.arch);
  await npmInstall(directory, `${name}@${source.version}`, []);
  return readInstalled(join(directory, 'node_modules', name));
}

async function npmGlobal(source: PackageSource & { kind: 'npm-global' }, directory: string): Promise<Tree> {
  await npmInstall(directory, `${source.package}@${source.version}`, ['--global']);
  const tree = readInstalled(directory);
  return new Map(
    [...tree].filter(([path]) => !npmNotes.test(path)).map(([path, entry]) => [`usr/${path}`, entry] as const),
  );
}

/** The files that a package is made from and the version they are of, apk's release number included. */
export async function readSource(
  source: PackageSource,
  name: string,
  root: string,
  debian: DebianDownloads,
): Promise<SourceFiles> {
  if (source.kind === 'own') return { tree: new Map(), version: source.version };
  const directory = emptyDirectory(root, name);
  try {
    if (source.kind === 'npm-files')
      return { tree: await npmFiles(source, directory), version: `${source.version}-r0` };
    if (source.kind === 'npm-global')
      return { tree: await npmGlobal(source, directory), version: `${source.version}-r0` };
    const [first, ...rest] = source.packages;
    const version = await unpackDebian([debian.file(first), ...rest.map((each) => debian.file(each))], directory);
    return { tree: readTree(directory), version: `${version}-r0` };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
