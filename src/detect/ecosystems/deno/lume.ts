import { asRecord, type Document } from '../../core/manifests/document.ts';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { asWritten, sh } from '../../core/shell.ts';
import { serveStatic, sitePlatforms, WEB_ROOT } from '../../core/static-site.ts';
import type { Draft, Found } from '../../core/types.ts';

/** Where Lume makes a site of texts and templates; what its programs are, browsers run. Undefined where it makes none. */
export function lumeOutput(folder: Folder, config: Document | undefined): Found<string> | undefined {
  const file = folder.first('_config.ts', '_config.js');
  const imports = `${Object.keys(asRecord(config?.get('imports'))).join()}${folder.read('import_map.json') ?? ''}`;
  if (file === undefined || !imports.includes('lume/')) return undefined;
  const told = /\bdest\s*:\s*["'`](?:\.\/)?([\w-][\w.-]*(?:\/[\w-][\w.-]*){0,5})\/?["'`]/.exec(
    folder.read(file) ?? '',
  )?.[1];
  return { value: told ?? '_site', because: 'Lume writes there', location: folder.where(file) };
}

/** The plan of such a site. */
export function lumeSite(project: Project, output: Found<string>, tasks: readonly string[], cache: string): Draft {
  const task = ['build', 'lume'].find((name) => tasks.includes(name));
  const run = task === undefined ? asWritten('deno run -A lume/cli.ts') : sh`deno task ${task}`;
  const framework = project.decide('framework', 'lume', 'the configuration imports it', output.location);
  project.decide('build command', run.line, 'Lume makes the site so', output.location);
  const { commands, runtime } = serveStatic(project, {
    copy: [{ from: project.accept('output', output), to: WEB_ROOT }],
    singlePage: false,
    notFoundPage: project.folder.matching(/^404\./).length > 0,
  });
  return {
    language: 'typescript',
    buildSystem: 'deno',
    framework,
    build: {
      packages: ['deno'],
      env: { DENO_DIR: cache },
      commands: [...commands, { run, name: 'make the site' }],
      platforms: sitePlatforms(project),
    },
    runtime,
  };
}
