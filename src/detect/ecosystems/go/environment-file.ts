import { posix } from 'node:path';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import { firstHit, type SourceFile } from '../../core/sources.ts';
import type { BuildCommand, CopyEntry } from '../../core/types.ts';

/** A file of variables without which the program ends. */
const NEEDED =
  /\bgodotenv\.(?:Load|Overload)\(\s*(?:"(?<file>\.?[\w-][\w./-]{0,60})"\s*)?\)[\s\S]{0,120}?(?:\blog\.(?:Fatal|Panic)|\bpanic\(|\bos\.Exit\()/;

/** An empty file of variables for a program that ends without one: the container's own environment takes its place. */
export function emptyEnvironment(
  project: Project,
  sources: readonly SourceFile[],
): { readonly commands: readonly BuildCommand[]; readonly copy: readonly CopyEntry[] } | undefined {
  const hit = firstHit(sources, [NEEDED]);
  if (hit === undefined) return undefined;
  const file = posix.normalize(hit.match.groups?.file ?? '.env');
  if (file.startsWith('..') || posix.isAbsolute(file) || /\bdocker\b/i.test(file)) return undefined;
  project.decide(
    'environment file',
    file,
    'the program ends without it; it is empty here, since the container has an environment of its own',
    hit.location,
  );
  return {
    commands: [{ run: sh`touch /root/environment`, name: 'make an empty file of variables', inputs: [] }],
    copy: [{ from: '/root/environment', to: file }],
  };
}
