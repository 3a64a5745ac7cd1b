import { LabError } from '../errors.ts';
import { fixedTime, type PackageDefinition } from '../packages/definition.ts';
import type { ApkArch, DebianDownloads } from './debian-source.ts';
import { type BuiltPackage, buildPackage, dataMember, type PackageFacts } from './package.ts';
import { fileRelations } from './relations.ts';
import { shapeTree } from './shape.ts';
import type { SigningKey } from './signing-key.ts';
import { readSource } from './sources.ts';
import { newestTime, type Tree, type TreeEntry } from './tree.ts';

/** apk's name of this machine's architecture, and the other one, for which not all packages are there to download. */
export const nativeArch: ApkArch = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
export const otherArch: ApkArch = nativeArch === 'x86_64' ? 'aarch64' : 'x86_64';

/** What programs of each architecture are loaded by. */
const loaders = { x86_64: 'so:ld-linux-x86-64.so.2', aarch64: 'so:ld-linux-aarch64.so.1' } as const;

const versionShape = /^\d+(\.\d+)*[a-z]?(_[a-z]+\d*)*-r\d+$/;

/** What the two architectures' indexes say of a package. */
export type BuiltForBoth = { native: BuiltPackage; other: BuiltPackage };

function packageFacts(definition: PackageDefinition, tree: Tree, version: string, arch: ApkArch): PackageFacts {
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
    arch,
    description: definition.description,
    url: definition.url ?? 'https://wolfi.dev',
    license: definition.license,
    origin: definition.origin ?? definition.name,
    built: definition.from.kind === 'own' ? fixedTime : newestTime(tree),
    installedSize: [...tree.values()].reduce((sum, entry) => sum + sizeOf(entry), 0),
    ...(definition.providerPriority === undefined ? {} : { providerPriority: definition.providerPriority }),
    depends: [...new Set([...filled(definition.depends ?? []), ...found.depends])].sort(),
    provides: [...new Set([...filled(definition.provides ?? []), ...found.provides])].sort(),
  };
}

/** As Wolfi's builder counts. apk doesn't even unpack a package without a size, so links and folders have one too. */
function sizeOf(entry: TreeEntry): number {
  if (entry.kind === 'directory') return 4096;
  return entry.kind === 'link' ? Buffer.byteLength(entry.target) : entry.content.length;
}

/** Whether a package's file is made for the other architecture too; the index always has it. */
export function isForBoth({ bothArchitectures, from }: PackageDefinition): boolean {
  return from.kind === 'own' || (from.kind === 'debian' && bothArchitectures === true);
}

/** What the other architecture's index says of a package that is made for this one only. */
function otherFacts(facts: PackageFacts): PackageFacts {
  const translated = (relation: string) => relation.replace(loaders[nativeArch], loaders[otherArch]);
  return {
    ...facts,
    arch: otherArch,
    depends: facts.depends.map(translated),
    provides: facts.provides.map(translated),
  };
}

/**
 * Makes a package from its definition; `root` holds the directory in which its source is taken apart.
 * @returns the files of both architectures, or of this machine's, and what the indexes say of each.
 * @throws LabError `lab-package-invalid` for a definition that gives no package.
 */
export async function makePackage(
  definition: PackageDefinition,
  root: string,
  debian: Readonly<Record<ApkArch, DebianDownloads>>,
  key: SigningKey,
): Promise<{ file: Buffer; otherFile?: Buffer; built: BuiltForBoth }> {
  const parts = async (arch: ApkArch): Promise<[PackageFacts, Buffer]> => {
    const source = await readSource(definition.from, definition.name, root, debian[arch]);
    const tree = await shapeTree(definition, source.tree);
    return [packageFacts(definition, tree, source.version, arch), await dataMember(tree)];
  };
  const [facts, data] = await parts(nativeArch);
  const native = await buildPackage(facts, data, key);
  const forBoth = isForBoth(definition);
  const other = await buildPackage(...(forBoth ? await parts(otherArch) : ([otherFacts(facts), data] as const)), key);
  return {
    file: native.file,
    ...(forBoth ? { otherFile: other.file } : {}),
    built: { native: native.built, other: other.built },
  };
}
