import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { descendants, rootElement, type Element } from '../../core/manifests/xml.ts';
import { expander } from '../../core/text/expand.ts';
import type { SourceLocation } from '../../core/types.ts';

/** A project file of .NET with what Directory.Build.props above it adds. */
export interface DotnetProject {
  readonly folder: Folder;
  readonly file: string;
  /** The SDKs that it is built with, its own first. */
  readonly sdks: readonly string[];
  readonly isWeb: boolean;
  readonly isTest: boolean;
  readonly isExecutable: boolean;
  readonly assemblyName: string;
  readonly framework: { readonly text: string; readonly location: SourceLocation } | undefined;
  /** Packages and shared frameworks by name. */
  readonly packages: ReadonlyMap<string, SourceLocation>;
  /** Paths of other project files that it refers to, from its folder. */
  readonly references: readonly string[];
  /** Paths of files that it imports by name, from its folder; undefined stands for one that only MSBuild can tell. */
  readonly imports: readonly (string | undefined)[];
  /** A property with `$(…)` resolved as far as it is known, own or inherited. */
  property(name: string): { readonly text: string; readonly location: SourceLocation } | undefined;
}

export const PROJECT_FILE = /\.(?:cs|fs|vb)proj$/;

/** @throws AipackError MANIFEST_UNREADABLE */
export function readDotnetProject(folder: Folder, file: string): DotnetProject | undefined {
  const document = folder.xml(file);
  if (document === undefined) return undefined;
  const root = rootElement(document);
  const elements = [...descendants(root)];
  const own = elements.map((element) => ({ element, location: folder.where(file, element.line) }));
  const inherited = propsAbove(folder);
  const raw = new Map([...byName(inherited), ...byName(own)]);
  const textOf = (name: string) =>
    name === 'MSBuildProjectName' ? file.replace(PROJECT_FILE, '') : raw.get(name)?.element.text;
  const resolve = expander(/\$\((\w+)\)/g, textOf, (whole) => whole);
  const property = (name: string) => {
    const found = raw.get(name);
    if (found === undefined) return undefined;
    return { text: resolve(found.element.text) ?? found.element.text, location: found.location };
  };
  const packages = new Map(
    [...inherited, ...own]
      .filter(({ element: { name } }) => name === 'PackageReference' || name === 'FrameworkReference')
      .map(
        ({ element, location }) => [element.attributes.Include ?? element.attributes.Update ?? '', location] as const,
      ),
  );
  const sdks = [
    ...(root.attributes.Sdk ?? '').split(';'),
    ...elements.filter(({ name }) => name === 'Sdk').map(({ attributes }) => attributes.Name ?? ''),
  ].map((sdk) => sdk.split('/')[0] ?? '');
  const output = property('OutputType')?.text.toLowerCase();
  const usesWebSdk = sdks.includes('Microsoft.NET.Sdk.Web');
  const runs = usesWebSdk || sdks.includes('Microsoft.NET.Sdk.Worker');
  const isExecutable = output === 'exe' || output === 'winexe' || (runs && output !== 'library');
  return {
    folder,
    file,
    sdks,
    isWeb: usesWebSdk || packages.has('Microsoft.AspNetCore.App'),
    isTest:
      (raw.get('IsTestProject')?.element.attributes.Condition === undefined &&
        property('IsTestProject')?.text.toLowerCase() === 'true') ||
      sdks.includes('MSTest.Sdk') ||
      [...packages.keys()].some((name) => /^(?:xunit|nunit|mstest|tunit|microsoft\.net\.test\.sdk$)/i.test(name)),
    isExecutable,
    assemblyName: property('AssemblyName')?.text ?? file.replace(PROJECT_FILE, ''),
    framework: property('TargetFramework') ?? property('TargetFrameworks'),
    packages,
    references: elements
      .filter(({ name }) => name === 'ProjectReference')
      .map((element) => (element.attributes.Include ?? '').replaceAll('\\', '/')),
    imports: elements
      .filter(({ name, attributes }) => name === 'Import' && attributes.Sdk === undefined)
      .map(({ attributes }) => {
        const path = (attributes.Project ?? '').replaceAll('\\', '/').replace(/^\$\(MSBuildThisFileDirectory\)\/?/, '');
        return /[$*]/.test(path) ? undefined : path;
      }),
    property,
  };
}

const LANGUAGES = { cs: 'csharp', fs: 'fsharp', vb: 'vb' } as const;

export function dotnetLanguage({ file }: DotnetProject): (typeof LANGUAGES)[keyof typeof LANGUAGES] {
  return LANGUAGES[file.slice(-6, -4) as keyof typeof LANGUAGES];
}

/** Whether a property is set to true. */
export function isTrue(found: DotnetProject, name: string): boolean {
  return found.property(name)?.text.toLowerCase() === 'true';
}

interface Placed {
  readonly element: Element;
  readonly location: SourceLocation;
}

/** The element of each name. A condition can only be judged by MSBuild; what holds without one is the usual case. */
function byName(all: readonly Placed[]): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  for (const placed of all) {
    const { name, attributes } = placed.element;
    const known = found.get(name)?.element;
    if (known === undefined || (known.attributes.Condition !== undefined && attributes.Condition === undefined))
      found.set(name, placed);
  }
  return found;
}

/** The nearest Directory.Build.props, which MSBuild imports before every project below it. */
function propsAbove(folder: Folder): readonly Placed[] {
  for (let current = folder; ; current = current.sub('..')) {
    const document = current.xml('Directory.Build.props');
    if (document !== undefined) {
      return [...descendants(rootElement(document))].map((element) => ({
        element,
        location: current.where('Directory.Build.props', element.line),
      }));
    }
    if (current.isRoot) return [];
  }
}

/** The project itself and all that it refers to; each once. */
export function projectClosure(project: DotnetProject, seen = new Set<string>()): readonly DotnetProject[] {
  const path = project.folder.at(project.file) ?? project.file;
  if (seen.has(path)) return [];
  seen.add(path);
  return [
    project,
    ...project.references.flatMap((reference) => {
      const folder = project.folder.sub(posix.dirname(reference));
      const file = posix.basename(reference);
      const other = seen.has(folder.at(file) ?? file) ? undefined : readDotnetProject(folder, file);
      return other === undefined ? [] : projectClosure(other, seen);
    }),
  ];
}
