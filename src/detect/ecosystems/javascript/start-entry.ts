import { compiledFile } from './compiled.ts';
import { findEntry } from './entry.ts';
import { exportsOnly } from './handler.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { exportsFetch, HANDLER_SERVERS, servedHandler } from './serve-handler.ts';
import type { Start } from './start.ts';
import type { Rejected, StartFacts } from './start-facts.ts';

/** The file that such projects start with, or what the build makes of it, or what serves it where it only exports. */
export function startFromEntry(js: JavascriptProject, facts: StartFacts): Start | Rejected | undefined {
  const { project, manifest } = js;
  const { framework, view } = facts;
  const entry = findEntry(project.folder, manifest, manifest.scripts.build !== undefined);
  if (entry === undefined) return undefined;
  const interpreter = js.manager.interpreter?.program ?? 'node';
  const compiled =
    interpreter !== 'node' ? undefined : compiledFile(js.knowledge.managers, project.folder, manifest, entry.value);
  const against = entryAgainst(js, facts, interpreter);
  if (against !== undefined) {
    const [source] = view.sources();
    const served =
      interpreter === 'node' && source !== undefined && exportsFetch(source, framework)
        ? servedHandler(js, { ...entry, value: compiled ?? entry.value })
        : undefined;
    return served ?? { rejected: against };
  }
  return {
    env: {},
    command: [interpreter, compiled ?? entry.value],
    shell: false,
    tools: [],
    source: 'entry',
    because: compiled === undefined ? entry.because : `the build makes it of ${entry.value}; ${entry.because}`,
    ...(entry.location === undefined ? {} : { location: entry.location }),
  };
}

/** Why an entry that exists is nothing to run: a library's, or a handler that something else has to serve. */
function entryAgainst(
  { project, manifest }: JavascriptProject,
  { framework, scan, view }: StartFacts,
  interpreter: string,
): string | undefined {
  if (scan.port !== undefined || scan.readsPort) return undefined;
  const published = ['exports', 'module', 'types', 'typings', 'unpkg'].find(
    (field) => manifest.get(field) !== undefined,
  );
  const bundled = framework === undefined || (framework.buildTime === true && framework.port === undefined);
  // The one package of a repository may be private for another reason than being a part of something.
  const part = manifest.get('private') !== true || !project.folder.isRoot;
  if (published !== undefined && bundled && part)
    return `\`${published}\` publishes it for other programs, and nothing in it listens: it is a library`;
  const [entry, ...others] = view.sources();
  const handlesOnly =
    framework?.handlesOnly === true &&
    interpreter === 'node' &&
    entry !== undefined &&
    /\bexport\s+default\b|\bmodule\.exports\s*=/.test(entry.text) &&
    ![entry, ...others].some(({ text }) => /\bserve\(|\.listen\(|createServer\(|createAdaptorServer\(/.test(text));
  if (handlesOnly)
    return `${framework.id} only handles requests here, and nothing listens: Node.js needs a server around it${framework.hasFetch === true ? `, such as ${HANDLER_SERVERS.join(' or ')} among the dependencies` : ''}`;
  const only = entry !== undefined && exportsOnly(entry, others, interpreter !== 'node');
  return only
    ? `${entry.name} only exports what something else has to call, and nothing listens; add a start script with what serves it`
    : undefined;
}
