import { LabError } from '../errors.ts';
import { fixedTime, type PackageDefinition } from '../packages/definition.ts';
import type { DebianDownloads } from './debian-source.ts';
import { type BuiltPackage, buildPackage, dataMember, type PackageFacts } from './package.ts';
import { fileRelations } from './relations.ts';
import { shapeTree } from './shape.ts';
import type { SigningKey } from './signing-key.ts';
import { readSource } from './sources.ts';
import { newestTime, type Tree } from './tree.ts';

/** apk's name of this machine's architecture, and the other one, for which there is an index and no package to download. */
export const nativeArch = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
export const otherArch = nativeArch === 'x86_64' ? 'aarch64' : 'x86_64';

const versionShape = /^\d+(\.\d+)*[a-z]?(_[a-z]+\d*)*-r\d+$/;

/** What the two architectures' indexes say of a package. */
export type BuiltForBoth = { native: BuiltPackage; other: BuiltPackage };

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

/**
 * Makes a package from its definition; `root` holds the directory in which its source is taken apart.
 * @throws LabError `lab-package-invalid` for a definition that gives no package.
 */
export async function makePackage(
  definition: PackageDefinition,
  root: string,
  debian: DebianDownloads,
  key: SigningKey,
): Promise<{ file: Buffer; built: BuiltForBoth }> {
  const source = await readSource(definition.from, definition.name, root, debian);
  const tree = shapeTree(definition, source.tree);
  const facts = packageFacts(definition, tree, source.version);
  const data = await dataMember(tree);
  const native = await buildPackage(facts, data, key);
  const other = await buildPackage({ ...facts, arch: otherArch }, data, key);
  return { file: native.file, built: { native: native.built, other: other.built } };
}
