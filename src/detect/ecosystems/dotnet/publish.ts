import { asString } from '../../core/manifests/document.ts';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { pathWord, sh, type ShellCode } from '../../core/shell.ts';
import type { Draft, StreamChoice } from '../../core/types.ts';
import { chooseConstraint } from '../../core/version-constraint.ts';
import { versionFileConstraints, constraintsOf, type VersionFiles } from '../../core/version-files.ts';
import { inside, type ToolCall } from '../../core/tool-call.ts';
import { isTrue, type DotnetProject } from './project-file.ts';
import { dotnetCalls } from './exec-calls.ts';
import { restoreInputs } from './restore-inputs.ts';

export const NUGET_CACHE = '/root/.nuget/packages';

export const DOTNET_VERSIONS: VersionFiles = {
  family: 'dotnet',
  plain: [],
  tools: ['dotnet', 'dotnet-core'],
  depth: 1,
};

export interface SdkChoice {
  readonly sdk: StreamChoice;
  /** The release whose runtime the image gets. */
  readonly runtime: StreamChoice;
  /** The framework to publish for, where the project has several. */
  readonly target: string | undefined;
}

/** The target framework decides on the runtime; global.json may ask for a later SDK, which builds for earlier runtimes too. */
export function chooseSdk(project: Project, found: DotnetProject): SdkChoice {
  const names = (found.framework?.text ?? '')
    .split(';')
    .flatMap((name) => {
      // From 5 on, `net7` is short for `net7.0`; before, such a name is the .NET Framework's.
      const major = /^net(?:(?:coreapp)?(?=\d+\.\d+$)|(?=[5-9]$|[1-3]\d$))(\d+)/.exec(name.trim())?.[1];
      return major === undefined ? [] : [{ name: name.trim(), major }];
    })
    .sort((a, b) => Number(b.major) - Number(a.major));
  const newest = names[0];
  const location = found.framework?.location;
  if (found.framework !== undefined && newest === undefined && !found.framework.text.includes('$(')) {
    project.problem(
      'VERSION_UNAVAILABLE',
      `the target framework ${found.framework.text} runs on Windows or on nothing that is still supported`,
      'Move the project to a current .NET, net10.0 for example.',
      location,
    );
  }
  const globalJson = folderWith(project.folder, 'global.json');
  const pinned = asString(globalJson?.json('global.json')?.get('sdk', 'version'));
  const sdkConstraint = constraintsOf(pinned, 'global.json', globalJson?.where('global.json'), { depth: 1 });
  const { constraint } = chooseConstraint(
    [
      ...constraintsOf(newest?.major, 'the target framework', location, { depth: 1 }),
      ...sdkConstraint,
      ...versionFileConstraints(project.folder, DOTNET_VERSIONS),
    ],
    1,
  );
  const runtime = project.stream('dotnet', constraint);
  const target = (found.framework?.text.includes(';') ?? false) ? newest?.name : undefined;
  const later = Number(/^\d+/.exec(pinned ?? '')?.[0] ?? 0) > Number(runtime.stream || Infinity);
  return { sdk: later ? project.stream('dotnet', sdkConstraint[0]) : runtime, runtime, target };
}

function folderWith(folder: Folder, name: string): Folder | undefined {
  for (let current = folder; ; current = current.sub('..')) {
    if (current.has(name)) return current;
    if (current.isRoot) return undefined;
  }
}

/** The commands that restore and publish to /root/publish, and what they need. */
export function publishing(project: Project, found: DotnetProject, { sdk, target }: SdkChoice): Draft['build'] {
  const flags = publishFlags(found);
  const inputs = restoreInputs(project.folder, found);
  const run = sdkRun(project, found.file);
  const calls = dotnetCalls(project.folder, found);
  const other = project.toolchain(calls);
  const place = pagesPlace(found, calls);
  const pages = place === undefined ? undefined : project.assets({ always: false }, place);
  return {
    packages: [`dotnet-${sdk.stream}-sdk`, ...other.packages, ...(pages?.packages ?? [])],
    env: {
      ...other.env,
      ...pages?.env,
      DOTNET_CLI_HOME: '/root',
      DOTNET_CLI_TELEMETRY_OPTOUT: '1',
      DOTNET_NOLOGO: '1',
      DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
      NUGET_PACKAGES: NUGET_CACHE,
    },
    cache: [NUGET_CACHE, ...other.cache, ...(pages?.cache ?? [])],
    platforms: project.decide('platforms', 'portable', 'what is published without a runtime runs on every machine'),
    commands: [
      {
        run: run('restore', flags),
        ...(inputs === undefined ? {} : { inputs: [...inputs] }),
        name: 'restore packages',
      },
      ...other.install,
      ...(pages === undefined ? [] : [...pages.install, ...pages.build, ...pages.cleanup]),
      {
        run: run('publish', [
          ...['--configuration', 'Release', '--output', '/root/publish'],
          ...(target === undefined ? [] : ['--framework', target]),
          '-p:UseAppHost=false',
          ...flags,
        ]),
        name: 'publish',
      },
    ],
  };
}

/** What a bundler makes below the folder of the pages, among what is published. */
const PUBLISHED = /\bInclude="[^"]*\$\(SpaRoot\)(?!node_modules)\w/;

/** Where the pages of a web project are made that it publishes, and that none of its own targets builds. */
function pagesPlace(found: DotnetProject, calls: readonly ToolCall[]): string | undefined {
  if (!found.isWeb) return undefined;
  const root = found.property('SpaRoot')?.text;
  if (root !== undefined && !PUBLISHED.test(found.folder.read(found.file) ?? '')) return undefined;
  const place = inside('.', (root ?? '.').replaceAll('\\', '/'));
  return calls.some((call) => call.folder === place) ? undefined : place;
}

/** Ways of packing that suit a machine without the runtime; in the image it is a package, which gets its fixes without a build. */
function publishFlags(found: DotnetProject): readonly string[] {
  const packing = ['PublishAot', 'PublishSingleFile', 'PublishTrimmed', 'PublishReadyToRun', 'SelfContained'];
  const set = packing.filter((name) => isTrue(found, name)).map((name) => `-p:${name}=false`);
  const pinned = found.property('RuntimeIdentifier')?.text ?? '';
  return [...set, ...(pinned === '' ? [] : ['-p:RuntimeIdentifier='])];
}

/**
 * A command of the SDK. A global.json that names a release would refuse the one that the packages have, though it is of the same line;
 * it is looked for from the folder where the command runs, and SDKs that it names for MSBuild from the project's.
 */
function sdkRun(project: Project, file: string): (verb: string, flags: readonly string[]) => ShellCode {
  const place = folderWith(project.folder, 'global.json');
  const pinned = asString(place?.json('global.json')?.get('sdk', 'version'));
  if (pinned === undefined) return (verb, flags) => sh`dotnet ${verb} ${[pathWord(file), ...flags]}`;
  project.decide('SDK', 'the newest of its line', `packages have no ${pinned}`, place?.where('global.json'));
  return (verb, flags) => sh`project="$PWD"/${file} && cd / && dotnet ${verb} ${[sh`"$project"`, ...flags]}`;
}
