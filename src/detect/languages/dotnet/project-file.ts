import { posix } from 'node:path';
import type { Folder } from '../../folder.ts';
import { descendants, rootElement, type Element } from '../../manifests/xml.ts';
import type { SourceLocation } from '../../types.ts';

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

/** Values that refer to each other are followed so far. */
const MAX_REFERENCES = 8;

/** @throws AipackError MANIFEST_UNREADABLE */
export function readDotnetProject(folder: Folder, file: string): DotnetProject | undefined {
  const document = folder.xml(file);
  if (document === undefined) return undefined;
  const root = rootElement(document);
  const elements = [...descendants(root)];
  const own = elements.map((element) => ({ element, location: folder.where(file, element.line) }));
  const inherited = propsAbove(folder);
  const raw = (name: string) => {
    const named = (all: readonly Placed[]) => all.filter(({ element }) => element.name === name);
    // A condition can only be judged by MSBuild; what holds without one is the usual case.
    const choose = (all: readonly Placed[]) =>
      all.find(({ element }) => element.attributes.Condition === undefined) ?? all[0];
    return choose(named(own)) ?? choose(named(inherited));
  };
  const resolve = (text: string, depth = 0): string =>
    depth > MAX_REFERENCES
      ? text
      : text.replace(/\$\((\w+)\)/g, (whole, name: string) => {
          const found = name === 'MSBuildProjectName' ? file.replace(PROJECT_FILE, '') : raw(name)?.element.text;
          return found === undefined ? whole : resolve(found, depth + 1);
        });
  const property = (name: string) => {
    const found = raw(name);
    return found === undefined ? undefined : { text: resolve(found.element.text), location: found.location };
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
      property('IsTestProject')?.text.toLowerCase() === 'true' ||
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
      const other = readDotnetProject(folder, posix.basename(reference));
      return other === undefined ? [] : projectClosure(other, seen);
    }),
  ];
}
