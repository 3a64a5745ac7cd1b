import { AipackError } from '../../../schema/errors.ts';
import type { Folder } from '../../core/folder.ts';
import { asRecord, asString, asStrings, isRecord, type Document, type Step } from '../../core/manifests/document.ts';
import { peekJson5 } from '../../core/manifests/json5.ts';

const DEPENDENCY_FIELDS = ['dependencies', 'optionalDependencies', 'devDependencies', 'peerDependencies'] as const;

/** The manifest that every tool reads. */
export const PACKAGE_JSON = 'package.json';

/** The build system of projects with a manifest. */
export const JAVASCRIPT = 'javascript';

/** The name of the manifest in a folder: the one that every tool reads, or one that single package managers read too. */
export function manifestIn(folder: Folder): string | undefined {
  return folder.first(...(folder.repository.knowledge.manifests.get(JAVASCRIPT) ?? []));
}

/** A package.json as its parts are asked for. */
export interface PackageJson {
  readonly document: Document;
  /** Its name in the service folder. */
  readonly fileName: string;
  readonly name: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  /** Names needed in production, with the range each asks for. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly devDependencies: ReadonlyMap<string, string>;
  get(...path: Step[]): unknown;
  line(...path: Step[]): number | undefined;
  /** The line of a dependency, in whichever list it stands. */
  dependencyLine(name: string): number | undefined;
}

/** @throws AipackError MANIFEST_UNREADABLE */
export function readPackageJson(folder: Folder): PackageJson | undefined {
  const fileName = manifestIn(folder);
  if (fileName === undefined) return undefined;
  const document = open(folder, fileName);
  if (document === undefined) return undefined;
  if (!isRecord(document.root)) {
    throw new AipackError({
      code: 'MANIFEST_UNREADABLE',
      message: 'is not an object',
      location: folder.where(fileName, 1),
    });
  }
  return {
    document,
    fileName,
    name: asString(document.get('name')),
    scripts: stringsOf(document.get('scripts')),
    dependencies: new Map([
      ...Object.entries(stringsOf(document.get('optionalDependencies'))),
      ...Object.entries(stringsOf(document.get('dependencies'))),
    ]),
    devDependencies: new Map(Object.entries(stringsOf(document.get('devDependencies')))),
    get: (...path) => document.get(...path),
    line: (...path) => document.line(...path),
    dependencyLine: (name) =>
      DEPENDENCY_FIELDS.map((field) => document.line(field, name)).find((line) => line !== undefined),
  };
}

type Dependencies = Pick<PackageJson, 'dependencies' | 'devDependencies'>;

/** Whether a package depends on another one, for development or in production. */
export function dependsOn({ dependencies, devDependencies }: Dependencies, name: string): boolean {
  return dependencies.has(name) || devDependencies.has(name);
}

/** Whether a package depends on any other one. */
export function dependsOnSome({ dependencies, devDependencies }: Dependencies): boolean {
  return dependencies.size + devDependencies.size > 0;
}

function open(folder: Folder, fileName: string): Document | undefined {
  if (fileName.endsWith('.yaml')) return folder.yaml(fileName);
  return fileName.endsWith('5') ? peekJson5(folder, fileName) : folder.json(fileName);
}

function stringsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asRecord(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Patterns of workspace members: a list, or an object with the list as `packages`. */
export function workspacePatterns(packageJson: PackageJson): readonly string[] {
  const field = packageJson.get('workspaces');
  return asStrings(isRecord(field) ? field.packages : field);
}

/** Patterns of the packages that lerna.json lists; undefined where there is none. */
export function lernaPatterns(root: Folder): readonly string[] | undefined {
  const lerna = root.has('lerna.json') ? root.json('lerna.json') : undefined;
  const listed = asStrings(lerna?.get('packages'));
  return lerna === undefined ? undefined : listed.length > 0 ? listed : ['packages/*'];
}
