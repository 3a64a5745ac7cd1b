import { posix } from 'node:path';
import type { Folder } from '../folder.ts';
import { classPrefix, healthRoute } from '../health.ts';
import {
  PROJECT_FILE,
  projectClosure,
  readDotnetProject,
  type DotnetProject,
} from '../languages/dotnet/project-file.ts';
import { versionFileWishes, wishOf } from '../languages/version-files.ts';
import { asString } from '../manifests/document.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../ports.ts';
import type { Project } from '../project.ts';
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
  const found = projects.find(({ isExecutable, isTest }) => isExecutable && !isTest);
  if (found === undefined) {
    project.reject(
      'dotnet project',
      projects.some(({ isTest }) => isTest) ? 'it holds tests' : 'its output is a library',
    );
    return undefined;
  }
  const extension = found.file.slice(-6, -4) as keyof typeof LANGUAGES;
  project.decide('language', LANGUAGES[extension], `${found.file} is its manifest`, folder.where(found.file));
  project.decide('build system', 'dotnet', `${found.file} is its manifest`, folder.where(found.file));
  const framework = found.isWeb
    ? project.decide('framework', 'aspnet-core', 'the project is built with the web SDK', folder.where(found.file))
    : undefined;
  const sdk = chooseSdk(project, found);
  const sources = sourceFiles(folder, {
    extensions: ['.cs', '.fs', '.vb'],
    comments: 'slashes',
    first: ['Program.cs', 'Program.fs', 'Program.vb'],
  });
  const scan = scanPorts(sources, PORTS);
  const port = decidePort(
    project,
    scan,
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
  const runtime = `${found.isWeb ? 'aspnet' : 'dotnet'}-${sdk.stream}-runtime`;
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
        { run: `dotnet restore ${found.file}`, inputs: [...restoreInputs(folder, found)], name: 'restore packages' },
        {
          run: `dotnet publish ${found.file} --configuration Release --output /root/publish -p:UseAppHost=false`,
          name: 'publish',
        },
      ],
    },
    runtime: {
      packages: [runtime, 'icu', ...(start?.shell === true ? ['busybox'] : [])],
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

/** The target framework decides: its major version is the runtime's. global.json only chooses among SDKs that can build it. */
function chooseSdk(project: Project, found: DotnetProject): StreamChoice {
  const names = (found.framework?.text ?? '')
    .split(';')
    .map((name) => /^net(?:coreapp)?(\d+)\.\d+/.exec(name.trim())?.[1])
    .filter((major) => major !== undefined);
  const newest = names.sort((a, b) => Number(b) - Number(a))[0];
  const files = { plain: [], tools: ['dotnet', 'dotnet-core'], depth: 1 as const };
  const location = found.framework?.location;
  if (found.framework !== undefined && newest === undefined) {
    project.problem(
      'VERSION_UNAVAILABLE',
      `the target framework ${found.framework.text} runs on Windows or on nothing that is still supported`,
      'Move the project to a current .NET, net10.0 for example.',
      location,
    );
  }
  const globalJson = folderWith(project.folder, 'global.json');
  const pinned = asString(globalJson?.json('global.json')?.get('sdk', 'version'));
  const { wish } = chooseWish(
    [
      ...wishOf(newest, 'the target framework', location, { depth: 1 }),
      ...wishOf(pinned, 'global.json', globalJson?.where('global.json'), { depth: 1 }),
      ...versionFileWishes(project.folder, files),
    ],
    1,
  );
  return project.stream('dotnet', wish);
}

function folderWith(folder: Folder, name: string): Folder | undefined {
  for (let current = folder; ; current = current.sub('..')) {
    if (current.has(name)) return current;
    if (current.isRoot) return undefined;
  }
}

/** What restore reads: the project and those it refers to, and the files that MSBuild and NuGet look for on the way up. */
function restoreInputs(folder: Folder, found: DotnetProject): readonly string[] {
  const projects = projectClosure(found).map((path) => folder.relative(path));
  const beside = projects.map((path) => posix.join(posix.dirname(path), 'packages.lock.json'));
  const shared: string[] = [];
  for (let current = folder; ; current = current.sub('..')) {
    const names = current
      .list()
      .files.filter((name) =>
        /^(?:Directory\.(?:Build|Packages)\.(?:props|targets)|nuget\.config|global\.json)$/i.test(name),
      );
    shared.push(...names.map((name) => folder.relative(current.sub(name).path)));
    if (current.isRoot) break;
  }
  return [...new Set([...projects, ...folder.existing(...beside), ...shared])];
}
