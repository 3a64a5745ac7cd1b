import type { Folder } from '../../../core/folder.ts';
import { asString, asStrings, type Document } from '../../../core/manifests/document.ts';
import { shellWord } from '../../../core/shell-word.ts';
import type { Found } from '../../../core/types.ts';
import { ifReadable } from '../../../core/manifests/readable.ts';
import type { VersionConstraint } from '../../../core/version-constraint.ts';

/** The command line of one of a project's own moon tasks. Tasks that are inherited or extended from elsewhere are not followed. */
export function moonTask(folder: Folder, name: string): Found<string> | undefined {
  const document = moonFile(folder, 'moon.yml');
  const task = ['tasks', name];
  const script = asString(document?.get(...task, 'script'));
  const words = [document?.get(...task, 'command'), document?.get(...task, 'args')].flatMap(wordsOf);
  const line = script ?? (words.length === 0 ? undefined : words.join(' '));
  if (document === undefined || line === undefined || line.startsWith('noop')) return undefined;
  return {
    value: line,
    because: `moon.yml has a task ${name}`,
    location: folder.where('moon.yml', document.line(...task)),
  };
}

/** A string is a command line already; the words of a list are meant as they are. */
function wordsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : asStrings(value).map(shellWord);
}

/** What moon.yml says that a project is, when that is no application. */
export function moonLayer(folder: Folder): string | undefined {
  const document = moonFile(folder, 'moon.yml');
  const kind = asString(document?.get('layer')) ?? asString(document?.get('type'));
  return kind === undefined || kind === 'application' ? undefined : kind;
}

/** The version of Node.js in moon's own toolchain, as it is written: nearest file first. */
export function moonNode(
  folder: Folder,
): { readonly text: string; readonly location: VersionConstraint['location'] } | undefined {
  for (let current = folder; ; current = current.sub('..')) {
    for (const name of ['.moon/toolchain.yml', '.moon/toolchains.yml']) {
      const document = moonFile(current, name);
      const text = asString(document?.get('node', 'version'));
      if (text !== undefined) return { text, location: current.where(name, document?.line('node', 'version')) };
    }
    if (current.isRoot) return undefined;
  }
}

function moonFile(folder: Folder, name: string): Document | undefined {
  return folder.has(name) ? ifReadable(() => folder.yaml(name)) : undefined;
}
