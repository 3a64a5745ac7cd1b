import type { Folder } from '../../core/folder.ts';
import { classPrefix, healthRoute } from '../../core/health.ts';
import {
  PROJECT_FILE,
  dotnetLanguage,
  isTrue,
  projectClosure,
  readDotnetProject,
  type DotnetProject,
} from './project-file.ts';
import { isPage, planPage } from './page.ts';
import { launchPort, withSettings } from './settings.ts';
import { chooseSdk, publishing } from './publish.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { sourceFiles } from '../../core/sources.ts';
import { hintedProgram } from '../../core/start-hint.ts';
import type { Draft } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

const PORTS: PortPatterns = {
  withDefault: [/GetEnvironmentVariable\(\s*"PORT"\s*\)\s*\?\?\s*"?(?<port>\d{2,5})/],
  literal: [
    /(?:UseUrls|\.Run|RunAsync|Urls\.Add)\(\s*\$?"https?:\/\/[^:"]+:(?<port>\d{2,5})/,
    /"https?:\/\/[*+]:(?<port>\d{2,5})"/,
    /Listen(?:AnyIP|Localhost)\(\s*(?<port>\d{2,5})/,
    /\.Listen\(\s*IPAddress\.\w{1,20}\s*,\s*(?<port>\d{2,5})/,
  ],
  mention: [/GetEnvironmentVariable\(\s*"PORT"\s*\)/],
};

const ROUTES = [
  /\bMap(?:Get|HealthChecks|Methods)?\(\s*"(?<path>\/[^"]*)"/g,
  /\[(?:HttpGet|Route)\(\s*"(?<path>\/?[^"]*)"/g,
  /\broute\s+"(?<path>\/[^"]*)"/g,
  /\bGET\s+"(?<path>\/[^"]*)"/g,
];

/** .NET projects. A solution only lists projects, which are looked at in their own folders. */
export const dotnet: BuildSystem = {
  id: 'dotnet',
  before: ['javascript'],
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
  const page = projects.find(isPage);
  if (page !== undefined) return planPage(project, page);
  const candidates = projects.map((each) => {
    const old = framework4(folder, each);
    return { each, old, refusal: old ?? refuse(each) };
  });
  const programs = candidates.flatMap(({ each, refusal }) => (refusal === undefined ? [each] : []));
  const named = programs.find(({ assemblyName }) => startsAssembly(project, assemblyName));
  const found = named ?? programs.find(({ isWeb }) => isWeb) ?? programs[0];
  if (found === undefined) {
    const first = candidates.find(
      ({ each, old }) => old !== undefined && (each.isExecutable || isOldSite(folder, each)),
    );
    if (first?.old !== undefined && !project.strict)
      project.problem(
        'FEATURE_UNSUPPORTED',
        first.old,
        'Move it to a current .NET; no Linux image can hold it as it is.',
        folder.where(first.each.file),
      );
    project.reject('dotnet project', candidates[0]?.refusal ?? 'its output is a library');
    return undefined;
  }
  const others = programs.filter((each) => each !== found).map(({ file }) => file);
  if (others.length > 0)
    project.notice(
      'PROGRAM_CHOSEN',
      `${found.file} is built, ${found === named ? 'which the start line names' : found.isWeb ? 'a web project' : 'the first program'}, and not ${others.join(', ')} beside it; give each a folder of its own to build all`,
      folder.where(found.file),
    );
  const language = dotnetLanguage(found);
  project.decide('language', language, `${found.file} is its manifest`, folder.where(found.file));
  project.decide('build system', 'dotnet', `${found.file} is its manifest`, folder.where(found.file));
  const functions = found.packages.get(FUNCTIONS);
  const framework =
    functions === undefined
      ? found.isWeb
        ? project.decide('framework', 'aspnet-core', 'the project is built with the web SDK', folder.where(found.file))
        : undefined
      : project.decide('framework', 'functions-framework', `the project depends on ${FUNCTIONS}`, functions);
  const choice = chooseSdk(project, found);
  const sources = sourceFiles(folder, {
    extensions: ['.cs', '.fs', '.vb'],
    comments: 'slashes',
    first: ['Program.cs', 'Program.fs', 'Program.vb'],
  });
  const scan = scanPorts(sources, PORTS);
  const settled = withSettings(folder, scan);
  const port = decidePort(
    project,
    settled.scan,
    functions !== undefined
      ? {
          value: 8080,
          because: 'the Functions Framework listens there unless PORT says otherwise',
          location: functions,
        }
      : found.isWeb
        ? (launchPort(folder) ?? { value: 8080, because: 'ASP.NET Core listens there in containers' })
        : undefined,
  );
  const health =
    port === undefined
      ? undefined
      : (healthRoute(sources, ROUTES, (file) => classPrefix(file, /\[Route\(\s*"([^"]*)"/, controllerPath)) ??
        project.hints.health);
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
  return {
    name: found.assemblyName,
    language: language,
    buildSystem: 'dotnet',
    ...(framework === undefined ? {} : { framework }),
    ends:
      port === undefined &&
      ![...found.packages.keys(), ...found.sdks].some((each) => WAITS.test(each)) &&
      !sources.some(({ text }) => STAYS.test(text)),
    build: publishing(project, found, choice),
    runtime: {
      packages: [
        `${shared}-${choice.runtime.stream}-runtime`,
        ...cultures,
        ...(start?.shell === true ? ['busybox'] : []),
      ],
      env: {
        DOTNET_EnableDiagnostics: '0',
        ...portEnv(port, scan.readsPort || functions !== undefined),
        // Elsewhere it listens on loopback.
        ...(functions === undefined ? {} : { DOTNET_RUNNING_IN_CONTAINER: 'true' }),
        ...(found.isWeb && port !== undefined ? addressEnv(port, settled.variable) : {}),
        ...start?.env,
      },
      copy: [{ from: '/root/publish', to: '.' }],
      command,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}

/** Whether a Procfile or a platform's line starts this program: `dotnet Shop.dll`, `./Shop`, `dotnet run --project Shop.csproj`. */
function startsAssembly({ hints }: Project, name: string): boolean {
  const words = hints.start?.value.split(/[\s/]+/) ?? [];
  return words.some((word) => word === name || word === `${name}.dll` || word === `${name}.csproj`);
}

/** The .NET Framework is part of Windows: no other system builds or runs its programs. */
function framework4(folder: Folder, { file }: DotnetProject): string | undefined {
  return /<TargetFramework(?:s|Version)?>\s*(?:v4|net4\d)[^;<]{0,40}</.test(folder.read(file) ?? '')
    ? 'it targets the .NET Framework, which builds and runs on Windows alone; move it to a current .NET'
    : undefined;
}

/** Whether a project of the .NET Framework is a site for Windows' web server: by its kind, or by what only such sites have beside it. */
function isOldSite(folder: Folder, { file }: DotnetProject): boolean {
  return (
    /349c5851-65df-11da-9384-00065b846f21/i.test(folder.read(file) ?? '') ||
    folder.matching(/^(?:global\.asax|web\.config|.*\.aspx)$/i).length > 0
  );
}

/** What develops, tests or builds other projects, or needs a screen, and so is no service. */
function refuse(found: DotnetProject): string | undefined {
  if (found.isTest) return 'it holds tests';
  const measure = ['BenchmarkDotNet', 'NBomber', 'SharpFuzz'].find((name) => found.packages.has(name));
  if (measure !== undefined) return `it measures or tries other projects, with ${measure}`;
  if (found.sdks.includes('Aspire.AppHost.Sdk') || isTrue(found, 'IsAspireHost'))
    return 'it is an Aspire host, which starts the other projects while developing';
  if (['UseMaui', 'UseWPF', 'UseWindowsForms'].some((name) => isTrue(found, name))) return 'it is a desktop program';
  if (found.property('AzureFunctionsVersion') !== undefined || found.packages.has('Microsoft.Azure.Functions.Worker'))
    return 'its functions are called by the host of Azure Functions, of which there is no package; a Dockerfile can stand on its image';
  const tool = ['Nuke.Common', 'Cake.Frosting', 'Bullseye'].find((name) => found.packages.has(name));
  if (tool !== undefined) return `it builds other projects, with ${tool}`;
  return found.isExecutable ? undefined : 'its output is a library';
}

/** Google's, which makes a program of a class and reads PORT itself. */
const FUNCTIONS = 'Google.Cloud.Functions.Hosting';

/** Packages that bring ASP.NET Core's shared framework without the web SDK. */
const BRINGS_ASPNET =
  /^(?:Google\.Cloud\.Functions\.Hosting|Grpc\.AspNetCore.*|Microsoft\.AspNetCore\.App|Giraffe|Saturn|Yarp\.ReverseProxy)$/;

/** Whether the project or one that it refers to uses ASP.NET Core, so that the program asks for it when it starts. */
function needsAspNet(found: DotnetProject): boolean {
  return projectClosure(found).some(
    ({ isWeb, packages }) => isWeb || [...packages.keys()].some((name) => BRINGS_ASPNET.test(name)),
  );
}

/** Hosts, queues, timers and chats: what keeps a program running. */
const WAITS =
  /Worker|Hosting|Hangfire|Quartz|MassTransit|Rebus|Rabbit|Kafka|Bus\b|SQS|NATS|MQTT|Orleans|Akka|Topshelf|Discord|Telegram|Grpc|Socket|SignalR/i;

/** The same in source. */
const STAYS =
  /\bHost\.|\bHostBuilder\b|HostApplicationBuilder|BackgroundService|WaitForShutdown|\bTimer\(|while\s*\(\s*(?:true|!\s*\w+\.IsCancellationRequested)/;

function addressEnv(port: number, setting: string | undefined): Readonly<Record<string, string>> {
  const address = `http://0.0.0.0:${port}`;
  return { ASPNETCORE_URLS: address, ...(setting === undefined ? {} : { [setting]: address }) };
}

/** ASP.NET's placeholder stands for the class, without the word that all such classes end in. */
function controllerPath(text: string, className: string): string {
  return text.replace(/\[controller\]/i, className.replace(/Controller$/, ''));
}
