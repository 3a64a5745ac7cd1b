import type { SourceFile } from '../../core/sources.ts';
import type { Found } from '../../core/types.ts';
import type { JavascriptFramework } from './framework.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { dependsOn } from './package-json.ts';
import type { Start } from './start.ts';

/** Packages that listen for an object with `fetch`, with the name that each is told by where it is missing. */
export const HANDLER_SERVERS = ['srvx', '@hono/node-server'] as const;

/** Whether a program's default export answers requests by a method called `fetch`. */
export function exportsFetch(entry: SourceFile, framework: JavascriptFramework | undefined): boolean {
  if (!/\bexport\s+default\b/.test(entry.text)) return false;
  return framework?.hasFetch === true || /\bexport\s+default\b[^;]{0,400}\bfetch\b/.test(entry.text);
}

/** How a default export with `fetch` is served by a package that the project depends on; undefined where none does. */
export function servedHandler({ manifest }: JavascriptProject, file: Found<string>): Start | undefined {
  const { dependencies } = manifest;
  const h3 = dependencies.get('h3') ?? '';
  const server =
    dependsOn(manifest, 'srvx') || /^[\^~>=v]*[2-9]/.test(h3)
      ? 'srvx'
      : dependencies.has('@hono/node-server')
        ? '@hono/node-server'
        : undefined;
  if (server === undefined) return undefined;
  const path = JSON.stringify(`./${file.value}`);
  // This one has no program of its own, and listens on no variable by itself.
  const code = `import { serve } from '@hono/node-server'; import app from ${path}; serve({ fetch: (request) => app.fetch(request), port: Number(process.env.PORT) });`;
  return {
    env: {},
    command:
      server === 'srvx'
        ? ['node', 'node_modules/srvx/bin/srvx.mjs', '--prod', file.value]
        : ['node', '--input-type=module', '--eval', code],
    shell: false,
    tools: [],
    readsPort: true,
    source: 'entry',
    because: `its default export answers requests, and ${server} listens for it; ${file.because}`,
    ...(file.location === undefined ? {} : { location: file.location }),
  };
}
