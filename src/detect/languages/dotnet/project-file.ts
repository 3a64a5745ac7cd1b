import { posix } from 'node:path';
import type { Folder } from '../../folder.ts';
import { descendants, rootElement, type Element } from '../../manifests/xml.ts';
import type { SourceLocation } from '../../types.ts';

/** A project file of .NET with what Directory.Build.props above it adds. */
export interface DotnetProject {
  readonly folder: Folder;
  readonly file: string;
  readonly sdk: string;
  readonly isWeb: boolean;
  readonly isTest: boolean;
  readonly isExecutable: boolean;
  readonly assemblyName: string;
  readonly framework: { readonly text: string; readonly location: SourceLocation } | undefined;
  /** Packages by name. */
  readonly packages: ReadonlyMap<string, SourceLocation>;
  /** Paths of other project files that it refers to, from its folder. */
  readonly references: readonly string[];
}

export const PROJECT_FILE = /\.(?:cs|fs|vb)proj$/;

/** @throws AipackError MANIFEST_UNREADABLE */
export function readDotnetProject(folder: Folder, file: string): DotnetProject | undefined {
  const document = folder.xml(file);
  if (document === undefined) return undefined;
  const root = rootElement(document);
  const elements = [...descendants(root)];
  const inherited = propsAbove(folder);
  const property = (...names: readonly string[]) => {
    const own = elements.find(({ name }) => names.includes(name));
    if (own !== undefined) return { text: own.text, location: folder.where(file, own.line) };
    return inherited.find(({ element }) => names.includes(element.name));
  };
  const packages = new Map(
    elements
      .filter(({ name }) => name === 'PackageReference' || name === 'FrameworkReference')
      .map((element) => [element.attributes.Include ?? '', folder.where(file, element.line)] as const),
  );
  const sdk = root.attributes.Sdk ?? elements.find(({ name }) => name === 'Sdk')?.attributes.Name ?? '';
  const isWeb = sdk.includes('.Sdk.Web') || packages.has('Microsoft.AspNetCore.App');
  const output = property('OutputType')?.text.toLowerCase();
  const frameworks = property('TargetFramework', 'TargetFrameworks');
  return {
    folder,
    file,
    sdk,
    isWeb,
    isTest:
      property('IsTestProject')?.text === 'true' ||
      packages.has('Microsoft.NET.Test.Sdk') ||
      [...packages.keys()].some((name) => /^(?:xunit|nunit|mstest)/i.test(name)),
    isExecutable: isWeb || sdk.includes('.Sdk.Worker') || output === 'exe' || output === 'winexe',
    assemblyName: property('AssemblyName')?.text ?? file.replace(PROJECT_FILE, ''),
    framework: frameworks,
    packages,
    references: elements
      .filter(({ name }) => name === 'ProjectReference')
      .map((element) => (element.attributes.Include ?? '').replaceAll('\\', '/')),
  };
}

interface Inherited {
  readonly element: Element;
  readonly text: string;
  readonly location: SourceLocation;
}

/** The nearest Directory.Build.props, which MSBuild imports before every project below it. */
function propsAbove(folder: Folder): readonly Inherited[] {
  for (let current = folder; ; current = current.sub('..')) {
    const document = current.xml('Directory.Build.props');
    if (document !== undefined) {
      return [...descendants(rootElement(document))].map((element) => ({
        element,
        text: element.text,
        location: current.where('Directory.Build.props', element.line),
      }));
    }
    if (current.isRoot) return [];
  }
}

/** The project file itself and all that it refers to, from its folder; each once. */
export function projectClosure(project: DotnetProject, seen = new Set<string>()): readonly string[] {
  const path = project.folder.at(project.file) ?? project.file;
  if (seen.has(path)) return [];
  seen.add(path);
  return [
    path,
    ...project.references.flatMap((reference) => {
      const folder = project.folder.sub(posix.dirname(reference));
      const other = readDotnetProject(folder, posix.basename(reference));
      return other === undefined ? [] : projectClosure(other, seen);
    }),
  ];
}
