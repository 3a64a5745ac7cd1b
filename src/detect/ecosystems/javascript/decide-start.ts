import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import type { Found } from '../../core/types.ts';
import { delegatesToMember, startedBelow, startedBeside } from './tasks/delegation.ts';
import { sourceOf } from './entry.ts';
import type { JavascriptFramework, ServerOutput } from './framework.ts';
import { isFileServer } from './file-server.ts';
import { moonTask } from './tasks/moon.ts';
import { reasonAgainst } from './no-service.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { isDevelopmentServer, isForDevelopment, watches } from './commands/development.ts';
import { entryOf, startFromLine, startFromScript, type Start, type StartSource } from './start.ts';
import { startFromEntry } from './start-entry.ts';
import type { Rejected, StartFacts } from './start-facts.ts';
import { chooseStartScript } from './start-script.ts';
import { startedMember } from './started-member.ts';

const LIBRARY: Rejected = {
  rejected: 'package.json has neither a start script nor an entry file that exists: it is a library',
};

/** The process of a service, or why the package is none. */
export function decideStart(js: JavascriptProject, facts: StartFacts): Start | Rejected {
  const { project, manifest } = js;
  const { runners } = js.knowledge;
  const { output, port } = facts;
  const script = chooseStartScript(manifest.scripts, runners);
  const line = lookup(manifest.scripts, script ?? '') ?? '';
  const hint = project.hints.start;
  if (hint !== undefined) {
    const { value, because } = hint;
    if (isWorkspaceRoot(js) && handsOn(js, value))
      return { rejected: `${because}, and that starts a member of the workspace` };
    const start = fromFound(js, hint, 'hint', port);
    const viaScript = script === undefined ? undefined : startFromScript(js, script, port);
    // A line that only runs the start script adds nothing to what the framework knows.
    const adds = start.command.join(' ') !== viaScript?.command.join(' ');
    if (adds || output?.copy === undefined) return start;
  }
  if (output?.copy !== undefined || output?.instead === true) return fromOutput(output);
  const against =
    output === undefined
      ? reasonAgainst(project, manifest, script === undefined ? undefined : line, isMain(js))
      : undefined;
  if (against !== undefined) return { rejected: against };
  const elsewhere = script === undefined ? undefined : startsElsewhere(js, script, line);
  if (elsewhere !== undefined) return { rejected: elsewhere };
  if (script !== undefined && !isDevelopmentServer(line, runners)) {
    const start = startFromScript(js, script, port);
    const own = frameworksOwn(js, facts, script, start);
    if (own !== undefined) return own;
    if (!watches(start.command)) return start;
    return { rejected: `scripts.${script} builds again at every change and serves nothing` };
  }
  const task = script === undefined ? moonTask(project.folder, 'start') : undefined;
  if (task !== undefined && !isDevelopmentServer(task.value, runners)) {
    return fromFound(js, task, 'task', port);
  }
  return withoutScript(js, facts) ?? fileServer(js, script, line, port) ?? unserved(js, facts) ?? LIBRARY;
}

/** What is missing of an application whose framework brings no server of its own. */
function unserved(js: JavascriptProject, { framework }: StartFacts): Rejected | undefined {
  const because = framework?.serverMissing;
  if (framework === undefined || because === undefined) return undefined;
  return js.project.strict && !buildsWith(js, framework) ? undefined : { rejected: because };
}

/** A script that names a server which the framework's build does not leave as it is configured: its own command starts the same. */
function frameworksOwn(
  { project, knowledge }: JavascriptProject,
  { framework, view }: StartFacts,
  script: string,
  start: Start,
): Start | undefined {
  const file = entryOf(start.command, knowledge);
  const entrypoint = framework?.entrypoint?.(view);
  if (
    file === undefined ||
    framework?.makes?.(file) !== true ||
    entrypoint === undefined ||
    sourceOf(project.folder, file) !== undefined
  )
    return undefined;
  const because = `scripts.${script} names ${file}, which the source lacks and the build does not leave there; ${framework.id} serves the same so`;
  const { location } = start;
  project.notice('START_SUBSTITUTED', `${because}: ${entrypoint.join(' ')}`, location);
  return {
    env: start.env,
    command: entrypoint,
    shell: false,
    tools: [],
    source: 'framework',
    because,
    ...(location === undefined ? {} : { location }),
  };
}

/** The only member of a workspace that has a file which its root lacks: a Dockerfile at the root may be that member's. */
function memberWith({ project, workspace }: JavascriptProject, file: string | undefined): string | undefined {
  if (file === undefined || workspace?.root.path !== project.folder.path || hasSource(project.folder, file))
    return undefined;
  const { root, members } = workspace;
  const having = members.filter(({ path }) => path !== root.path && hasSource(root.sub(root.relative(path)), file));
  return having.length === 1 ? having[0]?.name : undefined;
}

function hasSource(folder: Folder, file: string): boolean {
  return [file, `${file}.js`, `${file}.ts`].some((name) => folder.has(name)) || sourceOf(folder, file) !== undefined;
}

/** A command line that something else than package.json gives. */
function fromFound(js: JavascriptProject, found: Found<string>, source: StartSource, port: number | undefined): Start {
  const { value: line, because, location } = found;
  return startFromLine(js, { line, port, source, because, ...(location === undefined ? {} : { location }) });
}

function isWorkspaceRoot({ project, workspace }: JavascriptProject): boolean {
  return workspace?.root.path === project.folder.path || project.folder.has('nx.json');
}

/** Whether what starts the workspace at its root starts this member, by its name. */
function isMain({ manifest, rootManifest, knowledge }: JavascriptProject): boolean {
  if (rootManifest === manifest || manifest.name === undefined) return false;
  const script = chooseStartScript(rootManifest.scripts, knowledge.runners) ?? 'prod';
  return (lookup(rootManifest.scripts, script) ?? '').split(/[\s=]+/).includes(manifest.name);
}

/** Whether a line at the root of a workspace starts a member that is a service of its own. */
function handsOn(js: JavascriptProject, line: string): boolean {
  // A loader of an environment stands before what it runs.
  const parts = line.split(/&&|;/).map((part) => part.replace(/^\s*(?:dotenvx?|env-cmd)\b[^&;]*?\s--\s+/, ''));
  const goes = parts.some((part) => /^\s*cd\s/.test(part));
  // What lies in a member that can't be started by itself is started from here.
  if (goes && startedMember(js) !== undefined && startedBelow(js.project.folder, line, js.knowledge) === undefined)
    return false;
  return parts.some((part) => delegatesToMember(part, js.knowledge.managers));
}

/** Why a start script belongs to another package; undefined when it is this one's. */
function startsElsewhere(js: JavascriptProject, script: string, line: string): string | undefined {
  const { project } = js;
  if (isWorkspaceRoot(js) && handsOn(js, line)) return `scripts.${script} hands on to a member of the workspace`;
  const beside = startedBeside(project.folder, line, js.manifest.scripts, js.knowledge);
  if (beside.length > 0) return `scripts.${script} starts ${beside.join(' and ')}, which are packages of their own`;
  if (!isWorkspaceRoot(js) && /^node\b/.test(line.trim())) return undefined;
  const below = startedBelow(project.folder, line, js.knowledge);
  return below === undefined ? undefined : `scripts.${script} starts ${below}, which is a package of its own`;
}

/** The framework's server, or the file that such projects start with. */
function withoutScript(js: JavascriptProject, facts: StartFacts): Start | Rejected | undefined {
  const { project, workspace } = js;
  const { framework, output, view, port } = facts;
  // The root of a workspace has frameworks for its members' sake; only a program of its own makes it a service.
  const isRoot = workspace?.root.path === project.folder.path && workspace.members.length > 1;
  const passedOver = isRoot || (project.strict && framework !== undefined && !buildsWith(js, framework));
  if (output !== undefined && !passedOver) return fromOutput(output);
  const entrypoint = passedOver ? undefined : framework?.entrypoint?.(view);
  if (entrypoint !== undefined) {
    const because = `${framework?.id ?? ''} starts its production server so`;
    return { env: {}, command: entrypoint, shell: false, tools: [], source: 'framework', because };
  }
  const usual = usualStart(js, port);
  if (usual !== undefined) return usual;
  if (project.strict) return undefined;
  return startFromEntry(js, facts);
}

/** Whether a framework is what builds a package, rather than something that the package is made for. */
function buildsWith({ manifest }: JavascriptProject, { buildCommand }: JavascriptFramework): boolean {
  const [tool] = buildCommand ?? [];
  if (tool === undefined || manifest.scripts.build === undefined) return true;
  return Object.values(manifest.scripts).some((line) => line.split(/\s+/).includes(tool));
}

/** How another container of the same source is started, unless that one is for development. */
function usualStart(js: JavascriptProject, port: number | undefined): Start | undefined {
  const hint = js.project.hints.usualStart;
  if (hint === undefined || isForDevelopment(hint.value)) return undefined;
  const start = fromFound(js, hint, 'hint', port);
  const file = entryOf(start.command, js.knowledge);
  const runs = file !== undefined && !start.shell && start.tools.length === 0 && memberWith(js, file) === undefined;
  return runs ? start : undefined;
}

/** A tool that serves the folder it is started in: what no framework and no entry explains better. */
function fileServer(
  js: JavascriptProject,
  script: string | undefined,
  line: string,
  port: number | undefined,
): Start | undefined {
  if (script === undefined || js.project.strict || !isFileServer(line)) return undefined;
  return startFromScript(js, script, port);
}

function fromOutput(output: ServerOutput): Start {
  return {
    env: {},
    command: output.command,
    shell: false,
    tools: [],
    source: 'output',
    because: output.because,
    ...(output.location === undefined ? {} : { location: output.location }),
  };
}
