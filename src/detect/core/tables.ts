import { posix } from 'node:path';
import type { BuildSystem } from './build-system.ts';
import type { Ecosystem, InstallCommand } from './ecosystem.ts';
import { globTest } from './glob.ts';
import type { HintSource } from './hint.ts';
import { inOrder } from './order.ts';
import type { Knowledge } from './knowledge.ts';
import type { LockFile } from './lock-file.ts';
import type { Project } from './project.ts';
import type { Repository } from './repository.ts';
import { startTable } from './start-words.ts';
import type { ToolCall, Toolchain } from './tool-call.ts';
import { TOOL_FILES } from './version-files.ts';
import type { WorkspaceDefinition } from './workspace.ts';

/** What detection knows of languages and of files that speak for all of them. */
export interface DetectionRegistry {
  readonly ecosystems: readonly Ecosystem[];
  readonly hints: readonly HintSource[];
}

/** What cuts across language families: folds over a registry. */
export interface DetectionTables extends Knowledge {
  /** In order of precedence where several fit one folder: manifests, refusals, conventions. */
  readonly buildSystems: readonly BuildSystem[];
  readonly workspaces: readonly WorkspaceDefinition[];
  /** Readers of lock files that tell what they resolve for which member of a workspace, by the name of the file. */
  readonly locks: ReadonlyMap<string, LockFile['load']>;
  /** In order of precedence. */
  readonly hints: readonly HintSource[];
  readonly dependencyFolders: ReadonlySet<string>;
  /** The first family that builds something for browsers in another one's project. */
  readonly assets: Ecosystem['tools']['assets'];
  /** What each family needs whose programs a build of another one calls. */
  readonly toolchains: (project: Project, calls: readonly ToolCall[]) => readonly Toolchain[];
  /** Whether a project takes its own version from git. */
  readonly asksHistory: (repository: Repository) => boolean;
}

/** Noise that belongs to no language. */
const COMMON_NOISE = ['.git', '.hg', '.svn', '.terraform'];
/** Files of that kind that any language's workspace may have at its root. */
const COMMON_SHARED = ['aipack.yml', 'aipack.yaml'];
/** Folders of tests whose names say so in any language. */
const COMMON_TESTS = ['test', 'tests', 'e2e', 'spec', 'fixtures', 'benchmarks', 'bench', 'fuzz', 'fuzzing'];
/** Folders in any language whose source does not run in production. */
const COMMON_ASIDE = [
  'test',
  'tests',
  'spec',
  'specs',
  'e2e',
  'fixtures',
  'examples',
  'example',
  'docs',
  'vendor',
  'migrations',
  'dist',
  'build',
  'out',
  'coverage',
  'public',
  'static',
  'assets',
];
const known = new WeakMap<DetectionRegistry, DetectionTables>();

/** The tables of a registry, made once. */
export function tablesOf(registry: DetectionRegistry): DetectionTables {
  const tables = known.get(registry) ?? fold(registry);
  known.set(registry, tables);
  return tables;
}

function fold({ ecosystems, hints }: DetectionRegistry): DetectionTables {
  const all = <T>(part: (ecosystem: Ecosystem) => readonly T[]): readonly T[] => ecosystems.flatMap(part);
  const systems = inOrder(all(({ buildSystems }) => buildSystems));
  const buildSystems = (['manifest', 'refusal', 'convention'] as const).flatMap((wanted) =>
    systems.filter(({ strength }) => strength === wanted),
  );
  const shared = [
    ...COMMON_SHARED,
    ...TOOL_FILES,
    ...all(({ versions }) => versions).flatMap(({ plain }) => plain),
    ...all(({ workspaces }) => workspaces.sharedFiles),
  ].map(globTest);
  const tests = all(({ tree }) => tree.testFiles);
  const testFolders = all(({ tree }) => tree.testFolders);
  const aside = new Set([...COMMON_ASIDE, ...testFolders, ...all(({ tree }) => tree.asideFolders)]);
  const packageRoots = all(({ tree }) => tree.packageRoots);
  return {
    buildSystems,
    workspaces: inOrder(all(({ workspaces }) => workspaces.definitions)),
    locks: new Map(all(({ workspaces }) => workspaces.locks).map(({ name, load }) => [name, load])),
    hints: inOrder(hints),
    isManifest: nameTest([
      ...buildSystems.flatMap(({ manifests }) => manifests ?? []),
      ...all(({ workspaces }) => workspaces.files),
    ]),
    manifests: new Map(buildSystems.map(({ id, manifests = [] }) => [id, manifests])),
    isShared: (path) => shared.some((test) => test(path)),
    isTestFile: (name) => tests.some((test) => test.test(name)),
    testFolders: new Set([...COMMON_TESTS, ...testFolders]),
    isAside: (path) => aside.has(posix.basename(path)) && !packageRoots.some((root) => path.startsWith(`${root}/`)),
    noise: {
      folders: new Set([...COMMON_NOISE, ...all(({ tree }) => tree.noise)]),
      beside: joined(all(({ tree }) => [...tree.noiseBeside])),
    },
    handsOn: (line) => ecosystems.some(({ workspaces }) => workspaces.handsOn(line)),
    caches: new Set(all(({ tools }) => tools.caches)),
    dependencyFolders: new Set(all(({ tree }) => tree.dependencyFolders)),
    start: startTable(ecosystems.map(({ start }) => start)),
    installs: installTest(all(({ tools }) => tools.installs)),
    assets: (project, options) => firstOf(ecosystems, ({ tools }) => tools.assets(project, options)),
    toolchains: (project, calls) => ecosystems.flatMap(({ tools }) => tools.toolchain(project, calls) ?? []),
    asksHistory: (repository) => ecosystems.some(({ tools }) => tools.asksHistory(repository)),
  };
}

/** The first answer, without asking those after it. */
function firstOf<T, R>(items: readonly T[], ask: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** A test for command lines. Options may follow any command. */
function installTest(commands: readonly InstallCommand[]): (words: readonly string[]) => boolean {
  return (words) =>
    commands.some(
      ({ command, alone }) =>
        command.every((word, index) => words[index] === word) &&
        (alone !== true || words.slice(command.length).every((word) => word.startsWith('-'))),
    );
}

/** A test for names, of which `*.ext` stands for all that end so. */
function nameTest(names: readonly string[]): (name: string) => boolean {
  const whole = new Set(names);
  const endings = [...whole].filter((name) => name.startsWith('*')).map((name) => name.slice(1));
  return (name) => whole.has(name) || endings.some((ending) => name.endsWith(ending));
}

/** Several families may fill folders of one name. */
function joined(entries: readonly (readonly [string, readonly string[]])[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const [name, marks] of entries) map.set(name, [...(map.get(name) ?? []), ...marks]);
  return map;
}
