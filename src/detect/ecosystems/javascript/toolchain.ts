import type { Project } from '../../core/project.ts';
import {
  commandsBelow,
  inside,
  joinToolchains,
  NO_TOOLCHAIN,
  type ToolCall,
  type Toolchain,
} from '../../core/tool-call.ts';
import { installTools, manifestPlan } from './assets.ts';
import { nodeConstraint } from './node-version.ts';
import { chooseManager, managerCalled } from './managers/choose.ts';
import type { PackageManager } from './managers/manager.ts';
import { dependsOnSome, readPackageJson } from './package-json.ts';
import { GOES_TO } from './tasks/delegation.ts';

/** Programs that are there wherever Node.js is, or that work with it. */
const NODE = ['node', 'corepack'];
/** First arguments that install what package.json lists. */
const INSTALLS = new Set(['ci', 'clean-install', 'i', 'install', 'add']);
/** Managers that install when they are told nothing. */
const INSTALLS_ALONE = 'yarn';

/** Node.js and the package managers that a build of another language calls, and what has to be installed before they can run. */
export function javascriptToolchain(
  managers: readonly PackageManager[],
  project: Project,
  calls: readonly ToolCall[],
): Toolchain | undefined {
  const isOurs = ({ words: [program = ''] }: ToolCall) =>
    NODE.includes(program) || managerCalled(managers, program) !== undefined;
  const ours = calls.filter(isOurs).flatMap(viaCorepack).map(placed);
  if (ours.length === 0) return undefined;
  const folders = [...new Set(ours.map(({ folder }) => folder))].sort();
  return joinToolchains(
    folders.map((folder) =>
      folderToolchain(
        managers,
        project,
        folder,
        ours.filter((call) => call.folder === folder),
      ),
    ),
  );
}

/** Corepack runs the manager that follows it. */
function viaCorepack(call: ToolCall): readonly ToolCall[] {
  const [program, ...rest] = call.words;
  return program === 'corepack' && rest.length > 0
    ? [
        { ...call, words: ['corepack'] },
        { ...call, words: rest },
      ]
    : [call];
}

/** A call with the folder that its own options name. */
function placed(call: ToolCall): ToolCall {
  const words: string[] = [];
  let { folder } = call;
  for (let at = 0; at < call.words.length; at++) {
    const word = call.words[at] ?? '';
    const [name = '', value] = word.split('=', 2);
    if (!GOES_TO.includes(name)) words.push(word);
    else if (value === undefined) folder = inside(folder, call.words[++at] ?? '.');
    else folder = inside(folder, value);
  }
  return { ...call, words, folder };
}

function folderToolchain(
  managers: readonly PackageManager[],
  project: Project,
  folder: string,
  calls: readonly ToolCall[],
): Toolchain {
  const here = project.below(folder);
  const manifest = readPackageJson(here.folder);
  const fetched = calls.every((call) => call.fetched === true);
  const node = here.stream('nodejs', fetched ? undefined : nodeConstraint(here.folder, manifest).constraint);
  for (const { words, because, location } of calls)
    project.decide('other toolchain', words.slice(0, 4).join(' '), because, location);
  if (fetched) return { ...NO_TOOLCHAIN, folders: [folder], packages: [node.package] };
  const called = [...new Set(calls.flatMap(({ words: [program = ''] }) => managerCalled(managers, program) ?? []))];
  const corepack = calls.some(({ words: [program] }) => program === 'corepack') ? ['corepack'] : [];
  if (manifest === undefined)
    return {
      ...NO_TOOLCHAIN,
      folders: [folder],
      packages: [node.package, ...corepack, ...called.map(({ id }) => id)],
      cache: called.flatMap(({ caches }) => caches),
    };
  const chosen = chooseManager(managers, here.folder, manifest);
  const plans = called.map((manager) => manifestPlan(here, manifest, manager, chosen, node.stream));
  const own = manifestPlan(here, manifest, chosen.manager, chosen, node.stream);
  const needsInstall = dependsOnSome(manifest) && !calls.some(installs);
  const used = needsInstall && !called.includes(chosen.manager) ? [...plans, own] : plans;
  return joinToolchains([
    { ...NO_TOOLCHAIN, folders: [folder], packages: [node.package, ...corepack] },
    ...used.map(({ packages, env = {}, cache, setup = [] }) => ({
      ...NO_TOOLCHAIN,
      packages,
      env,
      cache,
      install: setup,
    })),
    { ...NO_TOOLCHAIN, install: needsInstall ? commandsBelow(folder, [installTools(manifest, own)]) : [] },
  ]);
}

function installs({ words: [program = '', ...rest] }: ToolCall): boolean {
  const [first] = rest.filter((word) => !word.startsWith('-'));
  return first === undefined ? program === INSTALLS_ALONE : INSTALLS.has(first);
}
