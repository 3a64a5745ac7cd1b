import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../errors.ts';
import { writeChanged } from '../files.ts';
import { withLock } from '../lock.ts';
import type { PackageDefinition } from '../packages/definition.ts';
import { type ApkArch, type DebianDownloads, downloadDebian } from './debian-source.ts';
import { isForBoth, makePackage, nativeArch, otherArch } from './make-package.ts';
import { type BuiltPackage, buildIndex } from './package.ts';
import { ensureSigningKey, type SigningKey } from './signing-key.ts';
import { PackageStore, type StoredPackage } from './store.ts';

export type Repository = {
  /** What is served: below it, a folder for each architecture and the public key. */
  directory: string;
  key: SigningKey;
  packages: BuiltPackage[];
};

/** The file of a package of this machine's architecture. */
export function packageFile(repository: Pick<Repository, 'directory'>, built: BuiltPackage): string {
  return join(repository.directory, nativeArch, fileName(built));
}

/** As a repository names it. */
function fileName({ name, version }: BuiltPackage): string {
  return `${name}-${version}.apk`;
}

const bareName = (relation: string) => relation.replace(/[=<>~].*/, '');

/** Of one architecture. */
function checkDependencies(packages: readonly BuiltPackage[]): void {
  const there = new Set(packages.flatMap(({ name, provides }) => [name, ...provides.map(bareName)]));
  const missing = packages.flatMap(({ name, depends }) =>
    depends
      .filter((each) => !each.startsWith('!') && !there.has(bareName(each)))
      .map((each) => `${name} needs ${each}`),
  );
  if (missing.length === 0) return;
  throw new LabError(
    'lab-package-invalid',
    `nothing in the lab's repository provides what these need:\n${missing.join('\n')}`,
    {
      hint: 'Add a definition below test/lab/packages for each.',
    },
  );
}

async function ensurePackages(
  root: string,
  definitions: readonly PackageDefinition[],
  key: SigningKey,
): Promise<StoredPackage[]> {
  const store = new PackageStore(join(root, 'built'), key);
  const found = definitions.map((definition) => ({ definition, stored: store.find(definition) }));
  const missing = found.filter(({ stored }) => stored === undefined).map(({ definition }) => definition);
  const download = (arch: ApkArch, of: readonly PackageDefinition[]) =>
    downloadDebian(
      root,
      of.flatMap(({ from }) => (from.kind === 'debian' ? from.packages : [])),
      arch,
    );
  const [native, other] = await Promise.all([
    download(nativeArch, missing),
    download(otherArch, missing.filter(isForBoth)),
  ]);
  const debian = { [nativeArch]: native, [otherArch]: other } as Record<ApkArch, DebianDownloads>;
  const make = async (definition: PackageDefinition): Promise<StoredPackage> =>
    store.keep(definition, await makePackage(definition, root, debian, key));
  const packages = await mapTwoAtOnce(found, ({ definition, stored }) => stored ?? make(definition));
  store.prune();
  return packages;
}

/** Two at once: while one package is fetched or unpacked by another program, the other is compressed. */
async function mapTwoAtOnce<From, To>(from: readonly From[], work: (item: From) => To | Promise<To>): Promise<To[]> {
  const results: To[] = [];
  const queue = from.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/** Puts a file in its place in the repository; both names stand for one file. */
function publish(from: string, to: string): void {
  if (statSync(to, { throwIfNoEntry: false })?.ino === statSync(from).ino) return;
  const partial = `${to}.${randomUUID()}`;
  linkSync(from, partial);
  renameSync(partial, to);
}

/** Lays out what is served: the packages, the indexes, and nothing that an earlier set of definitions left. */
async function layOut(repository: Repository, stored: readonly StoredPackage[]): Promise<void> {
  const { directory, key } = repository;
  const description = `aipack lab ${createHash('sha256').update(JSON.stringify(repository.packages)).digest('hex').slice(0, 12)}`;
  for (const [arch, packages] of [
    [nativeArch, stored.map(({ built, file }) => ({ built: built.native, file }))],
    [otherArch, stored.map(({ built, otherFile }) => ({ built: built.other, file: otherFile }))],
  ] as const) {
    const wanted = new Set(['APKINDEX.tar.gz']);
    for (const { built, file } of packages) {
      if (file === undefined) continue;
      wanted.add(fileName(built));
      publish(file, join(directory, arch, fileName(built)));
    }
    const index = packages.map(({ built }) => built);
    writeChanged(join(directory, arch, 'APKINDEX.tar.gz'), await buildIndex(index, description, key));
    for (const name of readdirSync(join(directory, arch))) {
      if (!wanted.has(name)) rmSync(join(directory, arch, name));
    }
  }
}

async function makeRepository(
  root: string,
  definitionsFor: (key: SigningKey) => readonly PackageDefinition[],
): Promise<Repository> {
  const directory = join(root, 'packages');
  for (const arch of [nativeArch, otherArch]) mkdirSync(join(directory, arch), { recursive: true });
  const key = ensureSigningKey(root);
  writeChanged(join(directory, key.name), Buffer.from(key.publicKey));
  const stored = await ensurePackages(root, definitionsFor(key), key);
  const packages = stored.map(({ built }) => built.native);
  checkDependencies(packages);
  checkDependencies(stored.map(({ built }) => built.other));
  const repository = { directory, key, packages };
  await layOut(repository, stored);
  return repository;
}

/**
 * Makes the repository in `root`, or those of its packages whose definition is new or has changed.
 * @throws LabError `lab-package-invalid` for a definition that gives no package or needs what none provides.
 */
export function ensureRepository(
  root: string,
  definitionsFor: (key: SigningKey) => readonly PackageDefinition[],
): Promise<Repository> {
  // Labs of several generations share the repository.
  return withLock(join(root, 'packages.lock'), 600_000, () => makeRepository(root, definitionsFor));
}
