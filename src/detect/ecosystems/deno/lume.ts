import { posix } from 'node:path';
import { asRecord, type Document } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import { asWritten, sh } from '../../core/shell.ts';
import { sourceFile } from '../../core/sources.ts';
import { serveStatic, sitePlatforms, WEB_ROOT } from '../../core/static-site.ts';
import type { Draft } from '../../core/types.ts';

const CONFIG = ['_config.ts', '_config.js'] as const;

/** A site that Lume makes of texts and templates: what its programs are, browsers run. */
export function lumeSite(
  project: Project,
  config: Document | undefined,
  { cache, program, tasks }: { readonly cache: string; readonly program: string; readonly tasks: readonly string[] },
): Draft | undefined {
  const { folder } = project;
  const file = folder.first(...CONFIG);
  const imports = Object.keys(asRecord(config?.get('imports')));
  const map = folder.read('import_map.json') ?? '';
  if (file === undefined || !(imports.includes('lume/') || map.includes('"lume/"'))) return undefined;
  const source = sourceFile(folder, file, 'slashes');
  const told = /\bdest\s*:\s*["'`](?:\.\/)?([\w.-]+(?:\/[\w.-]+){0,5})\/?["'`]/.exec(source?.text ?? '');
  const output = posix.normalize(told?.[1] ?? '_site');
  if (output.startsWith('..')) return undefined;
  const task = ['build', 'lume'].find((name) => tasks.includes(name));
  const run = task === undefined ? asWritten('deno run -A lume/cli.ts') : sh`deno task ${task}`;
  const shown = folder.where(file);
  project.decide('language', 'typescript', 'Deno runs it', shown);
  project.decide('build system', 'deno', 'its configuration or its imports show it', shown);
  const framework = project.decide('framework', 'lume', 'the configuration imports it', shown);
  project.decide('build command', run.line, 'Lume makes the site so', shown);
  project.decide(
    'output',
    output,
    told === null ? 'Lume writes there unless told otherwise' : 'the configuration writes there',
    shown,
  );
  const site = serveStatic(project, {
    copy: [{ from: output, to: WEB_ROOT }],
    singlePage: false,
    notFoundPage: folder.matching(/^404\./).length > 0,
  });
  return {
    language: 'typescript',
    buildSystem: 'deno',
    framework,
    build: {
      packages: [program],
      env: { DENO_DIR: cache },
      commands: [...site.commands, { run, name: 'make the site' }],
      platforms: sitePlatforms(project),
    },
    runtime: site.runtime,
  };
}
