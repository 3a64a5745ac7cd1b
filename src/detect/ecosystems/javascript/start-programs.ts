import { lookup } from '../../../untrusted/lookup.ts';
import { commandsOf, takeAssignments } from '../../core/start-line.ts';
import { TOOL_PACKAGES } from './commands/tools.ts';
import type { JavascriptProject } from './javascript-project.ts';
import type { LockedPackage, LockedPackages } from './managers/locked.ts';
import { NODE_VERSIONS } from './node-version.ts';
import { readPackageJson } from './package-json.ts';
import type { Start } from './start.ts';

/** What is known of the package that brings a program. */
export type Owner =
  | { readonly name: string; readonly found: 'manifest' | 'lock file'; readonly development: boolean }
  /** No package that is installed has it. */
  | 'none'
  /** Nothing tells. */
  | 'unknown';

/**
 * The package that a program of node_modules comes from: the one whose entry in the lock file has it, else the one that is known or is
 * called so. `development` is whether an image with production's packages alone may lack it.
 */
export function ownerOf(js: JavascriptProject, program: string): Owner {
  const { root, manager } = js;
  const named = namesIn(js);
  const usual = lookup(TOOL_PACKAGES, program) ?? program;
  const direct =
    [usual, program].find((name) => named.has(name)) ?? [...named].find((name) => name.endsWith(`/${program}`));
  const locked = manager.locked?.(root);
  const packages = locked?.packages ?? [];
  const owners = packages.filter(({ bins }) => bins?.includes(program) === true);
  if (direct !== undefined && (owners.length === 0 || owners.some(({ name }) => name === direct)))
    return { name: direct, found: 'manifest', development: !isForProduction(js, direct) };
  const [owner] = owners;
  if (owner !== undefined) return { name: owner.name, found: 'lock file', development: isDevelopment(js, owners) };
  if (membersBring(js, program)) return { name: program, found: 'manifest', development: false };
  return lacks(js, named, locked) ? 'none' : 'unknown';
}

/** Names of the packages that the manifests list. */
function namesIn({ manifest, rootManifest }: JavascriptProject): ReadonlySet<string> {
  return new Set(
    [manifest, rootManifest].flatMap((each) => [...each.dependencies.keys(), ...each.devDependencies.keys()]),
  );
}

function isForProduction({ manifest, rootManifest }: JavascriptProject, name: string): boolean {
  return manifest.dependencies.has(name) || rootManifest.dependencies.has(name);
}

/** Whether only development needs all of these packages; of those whose lock file doesn't say it, none that a dependency names is safe. */
function isDevelopment(js: JavascriptProject, owners: readonly LockedPackage[]): boolean {
  const { manifest, rootManifest, manager } = js;
  if (owners.some(({ name }) => isForProduction(js, name))) return false;
  const some = manifest.devDependencies.size + rootManifest.devDependencies.size > 0;
  return some && (manager.tellsDevelopment !== true || owners.every(({ development }) => development));
}

/** Whether it is certain that no package has a program which no lock file entry names. */
function lacks(
  { workspace }: JavascriptProject,
  named: ReadonlySet<string>,
  locked: LockedPackages | undefined,
): boolean {
  if (named.size === 0) return (workspace?.members.length ?? 0) <= 1;
  if (locked?.isWhole !== true) return false;
  const { packages } = locked;
  const names = new Set(packages.map(({ name }) => name));
  const told = packages.some(({ bins }) => (bins?.length ?? 0) > 0) && packages.every(({ bins }) => bins !== undefined);
  return told && [...named].every((name) => names.has(name));
}

/** Programs of a workspace's members are linked as those of any package. */
function membersBring({ workspace }: JavascriptProject, program: string): boolean {
  if (workspace === undefined) return false;
  const { root, members } = workspace;
  return members.some(({ path }) => {
    const bin = readPackageJson(root.sub(root.relative(path)))?.get('bin');
    return typeof bin === 'object' && bin !== null && Object.hasOwn(bin, program);
  });
}

/** What a shell does itself, and what busybox brings that start lines call. */
const SHELL = new Set(
  '. : [ [[ awk basename cat cd chmod chown command cp cut date dirname do done echo elif else env esac eval exec exit export false fi find for getopts grep head hostname id if kill ln local ls mkdir mktemp mv nc nice nohup printf ps pwd read return rm sed set sh shift sleep sort source sync tail tee test then timeout touch tr trap true type ulimit umask uname unset until wait wget which while xargs'.split(
    ' ',
  ),
);

/** Programs that a start command calls by name, those of a shell line among them. */
function programsOf({ command, shell, tools }: Start): readonly string[] {
  if (!shell || command[0] !== '/bin/sh') return tools;
  const calls = commandsOf(command[2] ?? '').map((words) => takeAssignments(words).words[0] ?? '');
  return [...new Set(calls.map((word) => word.replace(/^(?:\.\/)?node_modules\/\.bin\//, '')))].filter(
    (word) => /^[a-z@][\w.-]*$/i.test(word) && !SHELL.has(word),
  );
}

/** Tells of programs that the start command calls and no package brings: certain ones make the service impossible to build. */
export function checkPrograms(js: JavascriptProject, start: Start): void {
  const { project, manifest, knowledge } = js;
  const { scripts, tools } = knowledge.runners;
  const isPresent = (program: string) =>
    program === 'node' || scripts.has(program) || tools.has(program) || familyOf(js, program) !== undefined;
  for (const program of programsOf(start)) {
    if (isPresent(program)) continue;
    const owner = ownerOf(js, program);
    if (typeof owner !== 'string') continue;
    const location = start.location ?? project.folder.where(manifest.fileName);
    const help = 'Add the package that brings it to dependencies, or name another command in an aipack.yml.';
    if (owner === 'none')
      project.problem(
        'PROGRAM_MISSING',
        `the start command runs \`${program}\`, which no dependency brings`,
        help,
        location,
      );
    else
      project.notice(
        'PROGRAM_MISSING',
        `the start command runs \`${program}\`, and no dependency is known to bring it`,
        location,
      );
  }
}

/** The family of packages that brings an interpreter of another language. */
function familyOf({ project }: JavascriptProject, program: string): string | undefined {
  const family = project.folder.repository.knowledge.start.interpreters.get(program)?.family;
  return family === NODE_VERSIONS.family ? undefined : family;
}

/** Packages of other languages' interpreters, and npm, that the start command calls. */
export function interpretersOf(js: JavascriptProject, start: Start): readonly string[] {
  const { project } = js;
  // Tools that run several scripts at once call npm for each.
  const line = start.command.join(' ');
  const callsNpm = /\b(?:npm-run-all2?|run-p|run-s)\b/.test(line) || /(?:^|[\s"'])npm(?::|\s+run\s)/.test(line);
  const npm = callsNpm ? project.available(['npm'], 'what starts the scripts') : [];
  if (npm.length > 0)
    project.decide('runtime package', 'npm', 'the start command runs scripts of package.json through it');
  const families = programsOf(start).flatMap((program) => familyOf(js, program) ?? []);
  return [...npm, ...[...new Set(families)].map((family) => project.stream(family).package)];
}
