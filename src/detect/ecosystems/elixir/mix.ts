import { chooseFramework } from '../../core/framework.ts';
import { mixAssets } from './mix-assets.ts';
import { ELIXIR_FRAMEWORKS } from './frameworks.ts';
import type { Folder } from '../../core/folder.ts';
import { healthRoute } from '../../core/health.ts';
import { readMix, type MixProject } from './mix-exs.ts';
import { hexRange } from '../../../wolfi/index.ts';
import { versionFileConstraints, constraintsOf, type VersionFiles } from '../../core/version-files.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import { firstHit, sourceFiles } from '../../core/sources.ts';
import type { BuildCommand, Draft } from '../../core/types.ts';
import { chooseConstraint } from '../../core/version-constraint.ts';
import type { BuildSystem } from '../../core/build-system.ts';

export const HEX_CACHE = '/root/.hex/packages';

export const ELIXIR_VERSIONS: VersionFiles = {
  family: 'elixir',
  plain: ['.elixir-version'],
  tools: ['elixir'],
  depth: 2,
  read: hexRange,
};

export const ERLANG_VERSIONS: VersionFiles = {
  family: 'erlang',
  plain: ['.erlang-version'],
  tools: ['erlang'],
  depth: 1,
  // A patch of a release has four numbers: 27.3.4.1.
  read: (text) => /^\d+(?:\.\d+){0,2}/.exec(text)?.[0],
};

const PORTS: PortPatterns = {
  withDefault: [
    /System\.get_env\(\s*"PORT"\s*,\s*"(?<port>\d{2,5})"/,
    /System\.get_env\(\s*"PORT"\s*\)\s*\|\|\s*"?(?<port>\d{2,5})/,
  ],
  // A port alone may be that of a mail server, or the one that the links of a page name.
  literal: [
    /\bhttp:\s*\[[^\]]{0,300}?\bport:\s*(?<port>\d{2,5})\b/,
    /\b(?:Bandit|Cowboy|ThousandIsland)\b[^\n]{0,200}?\bport:\s*(?<port>\d{2,5})\b/,
    /\b(?:plug|options|listen)\b[^\n]{0,200}?\bport:\s*(?<port>\d{2,5})\b/,
    /:gen_tcp\.listen\(\s*(?<port>\d{2,5})\b/,
  ],
  mention: [/get_env!?\(\s*"PORT"/, /fetch_env!\(\s*"PORT"/],
};

/** The variable that the endpoint for visitors takes its port from. */
const VARIABLE =
  /\bhttp:\s*\[[^\]]{0,300}?\bport:\s*(?:String\.to_integer\(\s*)?System\.(?:fetch_env!|get_env)\(\s*"(?<name>[A-Z][A-Z0-9_]{0,40})"/;

const ROUTES = [
  /^[ \t]*get\s*(?:\(\s*)?"(?<path>\/[^"]*)"/gm,
  /\brequest_path:\s*"(?<path>\/[^"]*)"/g,
  /\bdefp?\s+\w+\(\s*"(?<path>\/[^"]*)"/g,
  /"(?<path>\/[^"]*)"\s*->/g,
];

/** Elixir, built as a release, which brings its own Erlang along. */
export const mix: BuildSystem = {
  id: 'mix',
  before: ['python'],
  language: 'Elixir',
  looksFor: 'mix.exs',
  manifests: ['mix.exs'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('mix.exs') ? folder.where('mix.exs') : undefined),
  plan: planMix,
};

function planMix(project: Project): Draft | undefined {
  const { folder } = project;
  const mixProject = readMix(folder);
  if (mixProject === undefined) return undefined;
  const umbrella = umbrellaOf(folder);
  if (umbrella !== undefined) {
    project.reject('mix application', `it is part of the release of ${umbrella}`);
    return undefined;
  }
  if (project.strict && !mixProject.starts && !mixProject.isUmbrella) {
    project.reject('mix project', 'its application names no module to start: it is a library');
    return undefined;
  }
  if (mixProject.isUmbrella && !mixProject.declaresRelease) {
    project.problem(
      'FEATURE_UNSUPPORTED',
      'this umbrella project declares no release, and Mix cannot tell which of its applications belong into one',
      'Add `releases: [name: [applications: [app: :permanent]]]` to project/0 in mix.exs.',
      folder.where('mix.exs'),
    );
  }
  project.decide('language', 'elixir', 'mix.exs is its manifest', folder.where('mix.exs'));
  project.decide('build system', 'mix', 'mix.exs is its manifest', folder.where('mix.exs'));
  const chosen = chooseFramework(ELIXIR_FRAMEWORKS, mixProject.dependencies.keys());
  if (chosen !== undefined)
    project.decide(
      'framework',
      chosen.framework.id,
      `mix.exs depends on ${chosen.dependency}`,
      mixProject.dependencies.get(chosen.dependency),
    );
  const framework = chosen?.framework;
  const toolchain = elixirPackages(project, mixProject);
  const sources = sourceFiles(folder, {
    extensions: ['.ex', '.exs'],
    comments: 'hash',
    first: ['config/runtime.exs', 'config/prod.exs', 'lib/router.ex'],
  }).filter(({ name }) => !/config\/(?:dev|test)\.exs$/.test(name));
  const scan = scanPorts(sources, PORTS);
  const port = decidePort(
    project,
    scan,
    framework === undefined
      ? undefined
      : { value: framework.port, because: `${framework.id} listens there unless told otherwise` },
  );
  const health = port === undefined ? undefined : (healthRoute(sources, ROUTES) ?? project.hints.health);
  const variable = firstHit(sources, [VARIABLE])?.match.groups?.name;
  const command = [`/app/bin/${mixProject.release}`, 'start'];
  project.decide('start command', command.join(' '), 'the release has a script of that name', folder.where('mix.exs'));
  const assets = mixAssets(project, mixProject);
  return {
    name: mixProject.app,
    language: 'elixir',
    buildSystem: 'mix',
    ...(framework === undefined ? {} : { framework: framework.id }),
    build: {
      packages: [...toolchain, 'build-base', 'git', ...rustTools(project, mixProject), ...assets.packages],
      env: { HEX_HOME: '/root/.hex', MIX_ENV: 'prod', MIX_HOME: '/root/.mix', ...assets.env },
      cache: [HEX_CACHE, ...assets.cache],
      commands: [
        ...commands(project, mixProject),
        ...assets.install,
        ...assets.setup,
        { run: sh`mix compile`, name: 'compile' },
        ...assets.build,
        makeRelease(mixProject),
      ],
    },
    runtime: {
      // The release's start script is for a shell; its Erlang links these.
      packages: ['busybox', 'glibc', 'libcrypto3', 'libgcc', 'libstdc++', 'ncurses', 'zlib'],
      env: {
        HOME: '/tmp',
        LANG: 'C.UTF-8',
        RELEASE_TMP: '/tmp',
        ...portEnv(port, scan.readsPort || (framework?.readsPort === true && variable === undefined)),
        ...(port === undefined || variable === undefined ? {} : { [variable]: String(port) }),
        ...framework?.env,
      },
      copy: [{ from: `_build/prod/rel/${mixProject.release}`, to: '.' }],
      command,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}

function commands(project: Project, mixProject: MixProject): readonly BuildCommand[] {
  const inputs = new Set([...project.folder.existing('mix.exs', 'mix.lock', 'config', 'apps'), ...mixProject.reads]);
  const fetch: BuildCommand = { run: sh`mix deps.get --only prod`, name: 'fetch dependencies', inputs: [...inputs] };
  if (mixProject.dependencies.size === 0 && !mixProject.isUmbrella) return [];
  return [
    { run: sh`mix local.hex --force`, inputs: [], name: 'install hex' },
    { run: sh`mix local.rebar --force`, inputs: [], name: 'install rebar' },
    fetch,
    { run: sh`mix deps.compile`, name: 'compile dependencies', inputs: [...inputs] },
  ];
}

/** The folder of the umbrella project that an application lies in, which releases all of them together. */
function umbrellaOf(folder: Folder): string | undefined {
  for (let above = folder; !above.isRoot;) {
    above = above.sub('..');
    const mix = readMix(above);
    if (mix?.isUmbrella === true) return above.path;
  }
  return undefined;
}

/** Only a release that mix.exs declares can be asked for by name; without one there is that of the application. */
function makeRelease(mixProject: MixProject): BuildCommand {
  return {
    run: sh`mix release${mixProject.declaresRelease ? sh` ${mixProject.release}` : sh``} --overwrite`,
    name: 'make the release',
  };
}

/** Elixir and the Erlang under it. A version file pins; mix.exs only says how old it may be. */
function elixirPackages(project: Project, mixProject: MixProject): readonly string[] {
  const { folder } = project;
  const elixir = chooseConstraint(
    [
      ...constraintsOf(mixProject.elixir?.text, 'mix.exs', mixProject.elixir?.location, ELIXIR_VERSIONS),
      ...versionFileConstraints(folder, ELIXIR_VERSIONS),
    ],
    2,
  ).constraint;
  const erlang = chooseConstraint(versionFileConstraints(folder, ERLANG_VERSIONS), 1).constraint;
  const choice = project.stream('elixir', elixir);
  // A package that is bound to one Erlang says so in its name.
  const bound = /^erl(\d+)-/.exec(choice.package)?.[1];
  const wanted = erlang === undefined ? undefined : project.stream('erlang', erlang).stream;
  const otp = [wanted, bound].find((stream) => stream !== undefined) ?? project.stream('erlang').stream;
  const fitting = `erl${otp}-elixir-${choice.stream}`;
  const name = project.catalog.has(fitting) ? fitting : choice.package;
  return [name, `erlang-${otp}`, `erlang-${otp}-dev`];
}

/** What compiles functions in Rust, of which a dependency that the project names itself makes parts of the program. */
function rustTools(project: Project, { dependencies }: MixProject): readonly string[] {
  const location = dependencies.get('rustler');
  if (location === undefined || !project.hasStream('rust', '*')) return [];
  const rust = project.catalog.stream('rust').package;
  return [project.decide('other toolchain', rust, 'rustler compiles native functions with it', location)];
}
