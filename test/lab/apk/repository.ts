import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../errors.ts';
import { readIfThere, writeWhole } from '../files.ts';
import { withLock } from '../lock.ts';
import { fixedTime, type PackageDefinition } from '../packages/definition.ts';
import { downloadDebian, type DebianDownloads } from './debian-source.ts';
import { type BuiltPackage, buildIndex, buildPackage, dataMember, type PackageFacts } from './package.ts';
import { fileRelations } from './relations.ts';
import { shapeTree } from './shape.ts';
import { ensureSigningKey, type SigningKey } from './signing-key.ts';
import { readSource } from './sources.ts';
import { newestTime, type Tree } from './tree.ts';

export type Repository = {
  /** What is served: below it, a folder for each architecture and the public key. */
  directory: string;
  key: SigningKey;
  packages: BuiltPackage[];
};

/** apk's name of this machine's architecture, and the other one, for which there is an index and no package to download. */
export const nativeArch = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const otherArch = nativeArch === 'x86_64' ? 'aarch64' : 'x86_64';

const versionShape = /^\d+(\.\d+)*[a-z]?(_[a-z]+\d*)*-r\d+$/;

function packageFacts(definition: PackageDefinition, tree: Tree, version: string): PackageFacts {
  if (!versionShape.test(version)) {
    throw new LabError(
      'lab-package-invalid',
      `${definition.name}: ${JSON.stringify(version)} is no version that apk takes`,
    );
  }
  const found = fileRelations(tree, version);
  const filled = (names: readonly string[]) => names.map((name) => name.replace('{version}', version));
  return {
    name: definition.name,
    version,
    arch: nativeArch,
    description: definition.description,
    url: definition.url ?? 'https://wolfi.dev',
    license: definition.license,
    origin: definition.origin ?? definition.name,
    built: definition.from.kind === 'own' ? fixedTime : newestTime(tree),
    installedSize: [...tree.values()].reduce(
      (sum, entry) => sum + (entry.kind === 'file' ? entry.content.length : 0),
      0,
    ),
    ...(definition.providerPriority === undefined ? {} : { providerPriority: definition.providerPriority }),
    depends: [...new Set([...filled(definition.depends ?? []), ...found.depends])].sort(),
    provides: [...new Set([...filled(definition.provides ?? []), ...found.provides])].sort(),
  };
}

/** Digest of the code that makes packages: when it changes, all of them are made again. */
function builderDigest(): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(import.meta.dirname).sort())
    digest.update(name).update(readFileSync(join(import.meta.dirname, name)));
  return digest.digest('hex');
}

type Built = { native: BuiltPackage; other: BuiltPackage };
type Workshop = { root: string; directory: string; key: SigningKey; debian: DebianDownloads };

async function makePackage(definition: PackageDefinition, shop: Workshop): Promise<Built> {
  const source = await readSource(definition.from, definition.name, shop.root, shop.debian);
  const tree = await shapeTree(definition, source.tree);
  const facts = packageFacts(definition, tree, source.version);
  const data = await dataMember(tree);
  const native = await buildPackage(facts, data, shop.key);
  const other = await buildPackage({ ...facts, arch: otherArch }, data, shop.key);
  writeWhole(join(shop.directory, nativeArch, `${facts.name}-${facts.version}.apk`), native.file);
  return { native: native.built, other: other.built };
}

function dependsOnNothingMissing(packages: readonly BuiltPackage[]): void {
  const there = new Set(
    packages.flatMap(({ name, provides }) => [name, ...provides.map((each) => each.replace(/[=<>~].*/, ''))]),
  );
  const missing = packages.flatMap(({ name, depends }) =>
    depends
      .filter((each) => !each.startsWith('!') && !there.has(each.replace(/[=<>~].*/, '')))
      .map((each) => `${name} needs ${each}`),
  );
  if (missing.length > 0) {
    throw new LabError(
      'lab-package-invalid',
      `nothing in the lab's repository provides what these need:\n${missing.join('\n')}`,
      {
        hint: 'Add a definition below test/lab/packages for each.',
      },
    );
  }
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

async function makeRepository(
  root: string,
  definitionsFor: (key: SigningKey) => readonly PackageDefinition[],
): Promise<Repository> {
  const directory = join(root, 'packages');
  for (const arch of [nativeArch, otherArch]) mkdirSync(join(directory, arch), { recursive: true });
  const key = ensureSigningKey(root);
  const definitions = definitionsFor(key);
  writeWhole(join(directory, key.name), key.publicKey);
  const builder = builderDigest();
  const notes = join(root, 'notes');
  const noteOf = (definition: PackageDefinition) => {
    const digest = createHash('sha256')
      .update(JSON.stringify([builder, key.publicKey, nativeArch, definition]))
      .digest('hex');
    return join(notes, `${definition.name}-${digest.slice(0, 16)}.json`);
  };
  const made = (definition: PackageDefinition): Built | undefined => {
    const text = readIfThere(noteOf(definition));
    const built = text === undefined ? undefined : (JSON.parse(text) as Built);
    return built !== undefined && existsSync(join(directory, nativeArch, fileName(built.native))) ? built : undefined;
  };
  const missing = definitions.filter((definition) => made(definition) === undefined);
  const debianNames = missing.flatMap(({ from }) => (from.kind === 'debian' ? from.packages : []));
  const debian = await downloadDebian(root, debianNames);
  const built: Built[] = [];
  for (const definition of definitions) {
    const there = made(definition) ?? (await makePackage(definition, { root, directory, key, debian }));
    writeWhole(noteOf(definition), JSON.stringify(there));
    built.push(there);
  }
  const native = built.map((each) => each.native);
  dependsOnNothingMissing(native);
  removeOthers(notes, new Set(definitions.map((definition) => noteOf(definition))));
  removeOthers(join(directory, nativeArch), new Set(native.map((each) => join(directory, nativeArch, fileName(each)))));
  const digest = createHash('sha256').update(JSON.stringify(built)).digest('hex').slice(0, 12);
  for (const [arch, packages] of [
    [nativeArch, native],
    [otherArch, built.map((each) => each.other)],
  ] as const) {
    writeWhole(join(directory, arch, 'APKINDEX.tar.gz'), await buildIndex(packages, `aipack lab ${digest}`, key));
  }
  return { directory, key, packages: native };
}

function fileName(built: BuiltPackage): string {
  return `${built.name}-${built.version}.apk`;
}

/** Deletes what an earlier set of definitions left. */
function removeOthers(directory: string, keep: ReadonlySet<string>): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (!keep.has(path) && name !== 'APKINDEX.tar.gz') rmSync(path);
  }
}
