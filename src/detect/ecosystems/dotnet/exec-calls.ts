import { posix } from 'node:path';
import { childrenOf, descendants, rootElement } from '../../core/manifests/xml.ts';
import type { Folder } from '../../core/folder.ts';
import { substitute } from '../../core/text/expand.ts';
import { commandsOf, inside, type ToolCall } from '../../core/tool-call.ts';
import { projectClosure, type DotnetProject } from './project-file.ts';

/** What the targets of a project, and of those that it refers to, run of other languages' tools while they are published. */
export function dotnetCalls(folder: Folder, found: DotnetProject): readonly ToolCall[] {
  return projectClosure(found).flatMap((project) => [
    ...targetCalls(folder, project),
    ...project.references
      .filter((reference) => reference.endsWith('.esproj'))
      .map((reference) => scriptCall(folder, project, reference)),
  ]);
}

/** Projects of the JavaScript SDK install and build with npm by themselves. */
function scriptCall(folder: Folder, project: DotnetProject, reference: string): ToolCall {
  const place = inside(folder.relative(project.folder.path), posix.dirname(reference));
  return {
    words: ['npm', 'install'],
    folder: place,
    because: `${posix.basename(reference)} is built with npm`,
    location: project.folder.where(project.file),
  };
}

function targetCalls(folder: Folder, project: DotnetProject): readonly ToolCall[] {
  const document = project.folder.xml(project.file);
  if (document === undefined) return [];
  const targets = [...descendants(rootElement(document))].filter(({ name }) => name === 'Target');
  return targets.filter(isPublished).flatMap((target) =>
    childrenOf(target, 'Exec')
      .filter(isPublished)
      .flatMap((element) => {
        const { Command: command = '', WorkingDirectory: place = '.' } = element.attributes;
        const here = inside(folder.relative(project.folder.path), resolved(project, place));
        return commandsOf(resolved(project, command), here).map((call) => ({
          ...call,
          because: `the target ${target.attributes.Name ?? ''} runs it`,
          location: project.folder.where(project.file, element.line),
        }));
      }),
  );
}

/** Whether it runs in a release too: what is only done while developing asks for that configuration, or for Windows. */
function isPublished({ attributes }: { readonly attributes: Readonly<Record<string, string>> }): boolean {
  const condition = attributes.Condition ?? '';
  return !/\$\(Configuration\)['" ]*==['" ]*Debug|==['" ]*Windows_NT|IsOSPlatform\(['"]?Windows/i.test(condition);
}

/** With the project's properties put in; those that only MSBuild knows stand for the project's own folder. */
function resolved(project: DotnetProject, text: string): string {
  const valueOf = (name: string) =>
    /^(?:MSBuildProjectDirectory|MSBuildThisFileDirectory|ProjectDir)$/.test(name)
      ? './'
      : project.property(name)?.text;
  return (substitute(text, /\$\((\w+)\)/g, valueOf, () => '') ?? '').replaceAll('\\', '/');
}
