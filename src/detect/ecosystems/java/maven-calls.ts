import { childrenOf, descendants, find, type Element } from '../../core/manifests/xml.ts';
import { commandsOf, inside, type ToolCall } from '../../core/tool-call.ts';
import { closure } from '../../core/workspace.ts';
import type { Project } from '../../core/project.ts';
import { readPom, type Pom } from './pom.ts';

const FRONTEND = 'frontend-maven-plugin';

/** Goals of the frontend plugin that run a program, with what they run when nothing is said, by the plugin's own documentation. */
const GOALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['npm', ['npm', 'install']],
  ['npx', ['npx']],
  ['yarn', ['yarn', 'install']],
  ['pnpm', ['pnpm', 'install']],
  ['bun', ['bun', 'install']],
  ['corepack', ['corepack']],
  ['grunt', ['node', 'grunt']],
  ['gulp', ['node', 'gulp']],
  ['webpack', ['node', 'webpack']],
  ['jspm', ['node', 'jspm']],
  ['ember', ['node', 'ember']],
  ['karma', ['node', 'karma']],
]);

/** What the plugins of a Maven build run of other languages' tools: the project's own and those of the modules that it needs. */
export function mavenCalls(project: Project, pom: Pom): readonly ToolCall[] {
  const workspace = project.workspace('Maven modules');
  const needed = workspace === undefined ? [] : closure(workspace).map(({ path }) => path);
  const root = project.folder.repository;
  const poms = needed.flatMap((path) => readPom(project.folder.sub(project.folder.relative(path))) ?? []);
  return [pom, ...poms].flatMap((each) => (root.isDirectory(each.folder.path) ? pomCalls(project, each) : []));
}

function pomCalls(project: Project, pom: Pom): readonly ToolCall[] {
  const here = project.folder.relative(pom.folder.path);
  return [...pom.plugins.entries()].flatMap(([name, { element, location }]) => {
    const settings = configurationsOf(element);
    const calls =
      name === FRONTEND
        ? settings.flatMap((each) => frontendCalls(pom, each, here))
        : name === 'exec-maven-plugin'
          ? settings.flatMap((each) => execCalls(pom, each, here))
          : name === 'maven-antrun-plugin'
            ? antCalls(pom, element, here)
            : [];
    return calls.map((call) => ({ ...call, because: `${name} runs it`, location }));
  });
}

interface Execution {
  readonly goals: readonly string[];
  /** A setting of the execution, or else of the plugin. */
  readonly get: (name: string) => Element | undefined;
}

function configurationsOf(plugin: Element): readonly Execution[] {
  const shared = find(plugin, 'configuration');
  return childrenOf(find(plugin, 'executions'), 'execution').flatMap((execution) => {
    // Maven runs nothing in a phase called `none`.
    if (find(execution, 'phase')?.text === 'none') return [];
    const own = find(execution, 'configuration');
    return [
      {
        goals: childrenOf(find(execution, 'goals'), 'goal').map(({ text }) => text),
        get: (name) => find(own, name) ?? find(shared, name),
      },
    ];
  });
}

type Call = Omit<ToolCall, 'because'>;

function frontendCalls(pom: Pom, { goals, get }: Execution, here: string): readonly Call[] {
  const folder = folderOf(pom, get('workingDirectory'), here);
  return goals.flatMap((goal) => {
    const usual = GOALS.get(goal);
    if (usual === undefined) return [];
    const said =
      get('arguments')
        ?.text.split(/\s+/)
        .filter((word) => word !== '') ?? [];
    return [{ words: said.length === 0 ? usual : [usual[0] ?? goal, ...said], folder, fetched: true }];
  });
}

function execCalls(pom: Pom, { goals, get }: Execution, here: string): readonly Call[] {
  const executable = pom.resolve(get('executable')?.text ?? '') ?? get('executable')?.text ?? '';
  if (executable === '' || !goals.includes('exec')) return [];
  const listed = childrenOf(get('arguments'), 'argument').map(({ text }) => text);
  const words = listed.length > 0 ? listed : (get('commandlineArgs')?.text.split(/\s+/) ?? []);
  return commandsOf([executable, ...words], folderOf(pom, get('workingDirectory'), here));
}

function antCalls(pom: Pom, plugin: Element, here: string): readonly Call[] {
  return [...descendants(plugin)].flatMap((element) => {
    const { executable, dir } = element.attributes;
    if (element.name !== 'exec' || executable === undefined) return [];
    const words = childrenOf(element, 'arg').flatMap(({ attributes }) =>
      attributes.value === undefined ? (attributes.line ?? '').split(/\s+/) : [attributes.value],
    );
    return commandsOf([executable, ...words], placeOf(pom, dir, here));
  });
}

function folderOf(pom: Pom, element: Element | undefined, here: string): string {
  return placeOf(pom, element?.text, here);
}

/** A folder as a pom names it, from the project's; that of the pom where the name can't be worked out. */
function placeOf(pom: Pom, name: string | undefined, here: string): string {
  const own = (name ?? '.').replace(/\$\{(?:project\.)?basedir\}\/?/g, './');
  const place = pom.resolve(own);
  return place === undefined || place.startsWith('/') ? here : inside(here, place);
}
