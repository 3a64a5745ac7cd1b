import type { Folder } from '../../core/folder.ts';
import { perFolder } from '../../core/per-folder.ts';
import { childrenOf, find, rootElement, type Element } from '../../core/manifests/xml.ts';
import { expander } from '../../core/text/expand.ts';
import type { SourceLocation } from '../../core/types.ts';

/** A Maven project with what it inherits from parents inside the repository. */
export interface Pom {
  readonly folder: Folder;
  readonly artifactId: string;
  readonly version: string | undefined;
  readonly packaging: string;
  readonly modules: readonly string[];
  /** `groupId:artifactId` of production dependencies, own and inherited, with their places. */
  readonly dependencies: ReadonlyMap<string, SourceLocation>;
  /** Artifact ids of the build plugins. */
  readonly plugins: ReadonlyMap<string, { readonly element: Element; readonly location: SourceLocation }>;
  /** A property with references resolved, own or inherited; undefined when something in it is unknown. */
  property(name: string): Property | undefined;
  /** Text with `${…}` resolved; undefined when something in it is unknown. */
  resolve(text: string): string | undefined;
  readonly finalName: string | undefined;
  /** The profile for production, where the one that holds by default is for development. */
  readonly production: (Property & { readonly insteadOf: string }) | undefined;
  /** The first ancestor that is not in the repository. */
  readonly parent:
    { readonly artifactId: string; readonly version: string; readonly location: SourceLocation } | undefined;
}

interface Property {
  readonly value: string;
  readonly location: SourceLocation;
}

/** Generations of parents that are followed. */
const MAX_PARENTS = 8;

/**
 * The project of a folder, read once however many modules ask for it.
 * @throws AipackError MANIFEST_UNREADABLE
 */
export const readPom = perFolder((folder: Folder): Pom | undefined => parsePom(folder, 0, folder));

/** @param base the folder of the project that is built, from which files that activate profiles are looked for, its parents' too */
function parsePom(folder: Folder, generation: number, base: Folder): Pom | undefined {
  const document = folder.xml('pom.xml');
  if (document === undefined) return undefined;
  const root = rootElement(document);
  const parent = generation < MAX_PARENTS ? readParent(folder, root, generation, base) : undefined;
  const at = (element: Element) => folder.where('pom.xml', element.line);
  const own = new Map((find(root, 'properties')?.children ?? []).map((element) => [element.name, element]));

  const artifactId = find(root, 'artifactId')?.text ?? 'app';
  const rawVersion = find(root, 'version')?.text ?? find(root, 'parent', 'version')?.text;
  const textOf = (name: string): string | undefined => {
    if (name === 'project.artifactId' || name === 'artifactId') return artifactId;
    if (name === 'project.version' || name === 'version') return rawVersion ?? '';
    return own.get(name)?.text ?? parent?.property(name)?.value;
  };
  const expand = expander(/\$\{([^{}]{1,200})\}/g, textOf, () => undefined);
  const resolve = (text: string) => expand(text)?.trim();
  const property = (name: string): Property | undefined => {
    const element = own.get(name);
    if (element === undefined) return parent?.property(name);
    const value = resolve(`\${${name}}`);
    return value === undefined ? undefined : { value, location: at(element) };
  };
  const dependencies = new Map(parent?.dependencies);
  for (const element of childrenOf(find(root, 'dependencies'), 'dependency')) {
    const scope = find(element, 'scope')?.text;
    if (scope === 'test' || scope === 'provided') continue;
    dependencies.set(`${find(element, 'groupId')?.text ?? ''}:${find(element, 'artifactId')?.text ?? ''}`, at(element));
  }
  const plugins = new Map(parent?.plugins);
  const profiles = childrenOf(find(root, 'profiles'), 'profile');
  const production = productionOf(profiles, base, at);
  const active = profiles.filter((each) => isActive(each, base, production?.value));
  const builds = [root, ...active];
  for (const element of builds.flatMap((each) => childrenOf(find(each, 'build', 'plugins'), 'plugin'))) {
    plugins.set(find(element, 'artifactId')?.text ?? '', { element, location: at(element) });
  }
  const finalName = find(root, 'build', 'finalName')?.text;
  return {
    folder,
    artifactId,
    version: rawVersion === undefined ? undefined : resolve(rawVersion),
    packaging: find(root, 'packaging')?.text ?? 'jar',
    modules: childrenOf(find(root, 'modules'), 'module').map(({ text }) => text),
    dependencies,
    plugins,
    property,
    resolve,
    finalName: finalName === undefined ? parent?.finalName : resolve(finalName),
    production: production ?? parent?.production,
    parent: parent === undefined ? outsideParent(root, at) : parent.parent,
  };
}

/** The profile for production beside one for development that holds by default, as JHipster's generator writes them. */
function productionOf(
  profiles: readonly Element[],
  base: Folder,
  at: (element: Element) => SourceLocation,
): Pom['production'] {
  const id = (profile: Element) => find(profile, 'id')?.text ?? '';
  const usual = profiles.find((each) => isActive(each, base) && /^dev(?:el(?:opment)?)?$/.test(id(each)));
  const found = profiles.find((each) => /^prod(?:uction)?$/.test(id(each)));
  return usual === undefined || found === undefined || isActive(found, base)
    ? undefined
    : { value: id(found), insteadOf: id(usual), location: at(found) };
}

/**
 * Whether a profile holds: since it is named, by default where none is, while a property is not set, or for files that are there
 * or missing.
 */
function isActive(profile: Element, base: Folder, named?: string): boolean {
  const activation = find(profile, 'activation');
  const exists = (name: string) => {
    const path = find(activation, 'file', name)?.text.replace(/^\$\{(?:project\.)?basedir\}\//, '');
    return path === undefined || path === '' ? undefined : base.has(path) || base.hasFolder(path);
  };
  return (
    (named === undefined
      ? find(activation, 'activeByDefault')?.text === 'true'
      : find(profile, 'id')?.text === named) ||
    exists('exists') === true ||
    exists('missing') === false ||
    find(activation, 'property', 'name')?.text.startsWith('!') === true
  );
}

function outsideParent(root: Element, at: (element: Element) => SourceLocation): Pom['parent'] {
  const element = find(root, 'parent');
  const artifactId = find(element, 'artifactId')?.text;
  const version = find(element, 'version')?.text;
  return element === undefined || artifactId === undefined || version === undefined
    ? undefined
    : { artifactId, version, location: at(element) };
}

/** The parent pom where it lies in the repository; others are somewhere on the network. */
function readParent(folder: Folder, root: Element, generation: number, base: Folder): Pom | undefined {
  const parent = find(root, 'parent');
  if (parent === undefined) return undefined;
  const relative = find(parent, 'relativePath')?.text ?? '../pom.xml';
  if (relative === '') return undefined;
  const path = relative.endsWith('.xml') ? relative.slice(0, Math.max(0, relative.lastIndexOf('/'))) : relative;
  const above = folder.sub(path === '' ? '.' : path);
  if (above.path === folder.path || !above.has('pom.xml')) return undefined;
  const pom = parsePom(above, generation + 1, base);
  return pom?.artifactId === find(parent, 'artifactId')?.text ? pom : undefined;
}
