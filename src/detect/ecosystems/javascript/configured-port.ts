import { asPort } from '../../core/hint.ts';
import type { Found } from '../../core/types.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import type { JavascriptFramework } from './framework.ts';
import type { JavascriptProject } from './javascript-project.ts';

/** Where programs keep their own settings, the defaults first. */
const FILES = [
  'config/default',
  'defaults/config',
  'config/defaults',
  'config/config',
  'config/index',
  'config',
].flatMap((name) => ['.json', '.js', '.cjs', '.mjs', '.ts'].map((ending) => name + ending));
/** The setting at the top of such a file: below others it is somebody else's. */
const TOP = /^(?:\t| {2}| {4})["']?port["']?\s*:\s*["']?(?<port>\d{4,5})["']?[ \t]*(?:,|\/\/|$)/m;
/** Libraries for servers, which leave it to the program where it listens. */
const SERVERS = new Set(['express', 'fastify', 'hapi', 'hono', 'koa']);

/** The port among the settings of a program. */
export function configuredPort(
  { project }: JavascriptProject,
  framework: JavascriptFramework | undefined,
): Found<number> | undefined {
  if (framework !== undefined && !SERVERS.has(framework.id)) return undefined;
  for (const file of FILES) {
    const text = project.folder.read(file);
    const match = text === undefined ? null : TOP.exec(text);
    const value = asPort(match?.groups?.port);
    if (text === undefined || match === null || value === undefined) continue;
    return {
      value,
      because: 'its settings say so',
      location: project.folder.where(file, lineIndex(text)(match.index)),
    };
  }
  return undefined;
}
