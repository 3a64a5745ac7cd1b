import type { Folder } from '../folder.ts';
import { classPrefix, healthRoute } from '../health.ts';
import {
  PROJECT_FILE,
  projectClosure,
  readDotnetProject,
  type DotnetProject,
} from '../languages/dotnet/project-file.ts';
import { restoreInputs } from '../languages/dotnet/restore-inputs.ts';
import { versionFileWishes, wishOf } from '../languages/version-files.ts';
import { asString } from '../manifests/document.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns, type PortScan } from '../ports.ts';
import { AipackError } from '../../schema/errors.ts';
import type { Project } from '../project.ts';
import { shellWord } from '../shell-word.ts';
import { sourceFiles } from '../sources.ts';
import { hintedProgram } from '../start-hint.ts';
import type { Draft, StreamChoice } from '../types.ts';
import { chooseWish } from '../version-wish.ts';
import type { BuildSystem } from './build-system.ts';

const PORTS: PortPatterns = {
  withDefault: [/GetEnvironmentVariable\(\s*"PORT"\s*\)\s*\?\?\s*"?(?<port>\d{2,5})/],
  literal: [
    /(?:UseUrls|\.Run|RunAsync|Urls\.Add)\(\s*\$?"https?:\/\/[^:"]+:(?<port>\d{2,5})/,
    /Listen(?:AnyIP|Localhost)\(\s*(?<port>\d{2,5})/,
  ],
  mention: [/GetEnvironmentVariable\(\s*"PORT"\s*\)/],
};

const ROUTES = [
  /\bMap(?:Get|HealthChecks|Methods)?\(\s*"(?<path>\/[^"]*)"/g,
  /\[(?:HttpGet|Route)\(\s*"(?<path>\/?[^"]*)"/g,
  /\broute\s+"(?<path>\/[^"]*)"/g,
  /\bGET\s+"(?<path>\/[^"]*)"/g,
];

const LANGUAGES = { cs: 'csharp', fs: 'fsharp', vb: 'vb' } as const;

/** .NET projects. A solution only lists projects, which are looked at in their own folders. */
export const dotnet: BuildSystem = {
  id: 'dotnet',
  language: '.NET',
  looksFor: '*.csproj, *.fsproj, *.vbproj',
  manifests: ['*.csproj', '*.fsproj', '*.vbproj'],
  strength: 'manifest',
  recognise(folder) {
    const [file] = folder.matching(PROJECT_FILE);
    return file === undefined ? undefined : folder.where(file);
  },
  plan: planDotnet,
};

function planDotnet(project: Project): Draft | undefined {
  const { folder } = project;
  const projects = folder.matching(PROJECT_FILE).flatMap((file) => readDotnetProject(folder, file) ?? []);
  const candidates = projects.map((each) => ({ each, refusal: refuse(each) }));
  const found = candidates.find(({ refusal }) => refusal === undefined)?.each;
  if (found === undefined) {
    project.reject('dotnet project', candidates[0]?.refusal ?? 'its output is a library');
    return undefined;
  }
  const extension = found.file.slice(-6, -4) as keyof typeof LANGUAGES;
  project.decide('language', LANGUAGES[extension], `${found.file} is its manifest`, folder.where(found.file));
  project.decide('build system', 'dotnet', `${found.file} is its manifest`, folder.where(found.file));
  const framework = found.isWeb
    ? project.decide('framework', 'aspnet-core', 'the project is built with the web SDK', folder.where(found.file))
    : undefined;
  const { sdk, runtime: release, target } = chooseSdk(project, found);
  const sources = sourceFiles(folder, {
    extensions: ['.cs', '.fs', '.vb'],
    comments: 'slashes',
    first: ['Program.cs', 'Program.fs', 'Program.vb'],
  });
  const scan = scanPorts(sources, PORTS);
  const port = decidePort(
    project,
    withSettings(folder, scan),
    found.isWeb ? { value: 8080, because: 'ASP.NET Core listens there in containers' } : undefined,
  );
  const health =
    port === undefined
      ? undefined
      : (healthRoute(sources, ROUTES, (file) => classPrefix(file, /\[Route\(\s*"([^"]*)"/)) ?? project.hints.health);
  const start = hintedProgram(project, port, ['dotnet', `${found.assemblyName}.dll`]);
  const command = start?.command ?? ['dotnet', `${found.assemblyName}.dll`];
  if (start === undefined)
    project.decide(
      'start command',
      command.join(' '),
      'it is the assembly that the project makes',
      folder.where(found.file),
    );
  const shared = needsAspNet(found) ? 'aspnet' : 'dotnet';
  const isInvariant = isTrue(found, 'InvariantGlobalization');
  const cultures = isInvariant ? [] : ['icu'];
  const flags = publishFlags(found);
  const inputs = restoreInputs(folder, found);
  const run = sdkRun(project, found.file);
  return {
    name: found.assemblyName,
    language: LANGUAGES[extension],
    buildSystem: 'dotnet',
    ...(framework === undefined ? {} : { framework }),
    build: {
      packages: [`dotnet-${sdk.stream}-sdk`],
      env: {
        DOTNET_CLI_HOME: '/root',
        DOTNET_CLI_TELEMETRY_OPTOUT: '1',
        DOTNET_NOLOGO: '1',
        DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
        NUGET_PACKAGES: '/root/.nuget/packages',
      },
      cache: ['/root/.nuget/packages'],
      commands: [
        {
          run: run('restore', flags),
          ...(inputs === undefined ? {} : { inputs: [...inputs] }),
          name: 'restore packages',
        },
        {
          run: run('publish', [
            '--configuration Release --output /root/publish',
            ...(target === undefined ? [] : [`--framework ${shellWord(target)}`]),
            '-p:UseAppHost=false',
            ...flags,
          ]),
          name: 'publish',
        },
      ],
    },
    runtime: {
      packages: [`${shared}-${release.stream}-runtime`, ...cultures, ...(start?.shell === true ? ['busybox'] : [])],
      env: {
        DOTNET_EnableDiagnostics: '0',
        ...portEnv(port, scan.readsPort),
        ...(found.isWeb && port !== undefined ? { ASPNETCORE_URLS: `http://0.0.0.0:${port}` } : {}),
        ...start?.env,
      },
      copy: [{ from: '/root/publish', to: '.' }],
      command,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}

/** What develops, tests or builds other projects, or needs a screen, and so is no service. */
function refuse(found: DotnetProject): string | undefined {
  if (found.isTest) return 'it holds tests';
  if (found.sdks.includes('Aspire.AppHost.Sdk') || isTrue(found, 'IsAspireHost'))
    return 'it is an Aspire host, which starts the other projects while developing';
  if (['UseMaui', 'UseWPF', 'UseWindowsForms'].some((name) => isTrue(found, name))) return 'it is a desktop program';
  const tool = ['Nuke.Common', 'Cake.Frosting', 'Bullseye'].find((name) => found.packages.has(name));
  if (tool !== undefined) return `it builds other projects, with ${tool}`;
  return found.isExecutable ? undefined : 'its output is a library';
}

function isTrue(found: DotnetProject, name: string): boolean {
  return found.property(name)?.text.toLowerCase() === 'true';
}

/** Packages that bring ASP.NET Core's shared framework without the web SDK. */
const BRINGS_ASPNET =
  /^(?:Google\.Cloud\.Functions\.Hosting|Grpc\.AspNetCore.*|Microsoft\.AspNetCore\.App|Giraffe|Saturn|Yarp\.ReverseProxy)$/;

/** Whether the project or one that it refers to uses ASP.NET Core, so that the program asks for it when it starts. */
function needsAspNet(found: DotnetProject): boolean {
  return projectClosure(found).some(
    ({ isWeb, packages }) => isWeb || [...packages.keys()].some((name) => BRINGS_ASPNET.test(name)),
  );
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
function sdkRun(project: Project, file: string): (verb: string, flags: readonly string[]) => string {
  const name = shellWord(file);
  const place = folderWith(project.folder, 'global.json');
  const pinned = asString(place?.json('global.json')?.get('sdk', 'version'));
  if (pinned === undefined) return (verb, flags) => [`dotnet ${verb} ${name}`, ...flags].join(' ');
  project.decide('SDK', 'the newest of its line', `packages have no ${pinned}`, place?.where('global.json'));
  return (verb, flags) => [`project="$PWD"/${name} && cd / && dotnet ${verb} "$project"`, ...flags].join(' ');
}

/** The port of Kestrel's endpoint in appsettings.json, which no environment variable overrides. */
function withSettings(folder: Folder, scan: PortScan): PortScan {
  const file = 'appsettings.json';
  let document;
  try {
    document = folder.json(file);
  } catch (error) {
    // Settings may hold what only .NET's own reader takes.
    if (error instanceof AipackError) return scan;
    throw error;
  }
  const path = ['Kestrel', 'Endpoints', 'Http', 'Url'];
  const port = /:(\d{2,5})\/?$/.exec(asString(document?.get(...path)) ?? '')?.[1];
  if (document === undefined || port === undefined) return scan;
  const location = folder.where(file, document.line(...path));
  return { ...scan, port: { value: Number(port), because: 'the settings of Kestrel say so', location } };
}

interface SdkChoice {
  readonly sdk: StreamChoice;
  /** The release whose runtime the image gets. */
  readonly runtime: StreamChoice;
  /** The framework to publish for, where the project has several. */
  readonly target: string | undefined;
}

/** The target framework decides on the runtime; global.json may ask for a later SDK, which builds for earlier runtimes too. */
function chooseSdk(project: Project, found: DotnetProject): SdkChoice {
  const names = (found.framework?.text ?? '')
    .split(';')
    .flatMap((name) => {
      const major = /^net(?:coreapp)?(\d+)\.\d+$/.exec(name.trim())?.[1];
      return major === undefined ? [] : [{ name: name.trim(), major }];
    })
    .sort((a, b) => Number(b.major) - Number(a.major));
  const newest = names[0];
  const files = { plain: [], tools: ['dotnet', 'dotnet-core'], depth: 1 as const };
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
  const sdkWish = wishOf(pinned, 'global.json', globalJson?.where('global.json'), { depth: 1 });
  const { wish } = chooseWish(
    [
      ...wishOf(newest?.major, 'the target framework', location, { depth: 1 }),
      ...sdkWish,
      ...versionFileWishes(project.folder, files),
    ],
    1,
  );
  const runtime = project.stream('dotnet', wish);
  const target = (found.framework?.text.includes(';') ?? false) ? newest?.name : undefined;
  const later = Number(/^\d+/.exec(pinned ?? '')?.[0] ?? 0) > Number(runtime.stream || Infinity);
  return { sdk: later ? project.stream('dotnet', sdkWish[0]) : runtime, runtime, target };
}

function folderWith(folder: Folder, name: string): Folder | undefined {
  for (let current = folder; ; current = current.sub('..')) {
    if (current.has(name)) return current;
    if (current.isRoot) return undefined;
  }
}
