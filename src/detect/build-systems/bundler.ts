import { chooseFramework, type Framework } from '../frameworks/framework.ts';
import { RUBY_FRAMEWORKS } from '../frameworks/registry.ts';
import { healthRoute } from '../health.ts';
import { assetBuild, type AssetBuild } from '../languages/javascript/assets.ts';
import { readGemfile, rubyWish, type Gemfile } from '../languages/ruby/gemfile.ts';
import { RUBY_NATIVE } from '../languages/ruby/native.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../ports.ts';
import type { Project } from '../project.ts';
import { sourceFiles, type SourceFile } from '../sources.ts';
import { parseStartLine } from '../start-line.ts';
import type { BuildCommand, Draft, Found, StreamChoice } from '../types.ts';
import type { BuildSystem } from './build-system.ts';
import { PACKAGE_MANAGERS } from './package-managers.ts';

const PORTS: PortPatterns = {
  withDefault: [
    /ENV\.fetch\(\s*['"]PORT['"]\s*,\s*['"]?(?<port>\d{2,5})/,
    /ENV\.fetch\(\s*['"]PORT['"]\s*\)\s*\{\s*['"]?(?<port>\d{2,5})/,
    /ENV\[['"]PORT['"]\]\s*\|\|\s*['"]?(?<port>\d{2,5})/,
  ],
  literal: [
    /\bset\s*\(?\s*:port\s*,\s*(?<port>\d{2,5})/,
    /\bPort:?\s*(?:=>)?\s*(?<port>\d{2,5})/,
    /^[^\S\n]*port\s+(?<port>\d{2,5})/m,
    /TCPServer\.new\(\s*(?:['"][^'"]*['"]\s*,\s*)?(?<port>\d{2,5})/,
  ],
  mention: [/ENV(?:\.fetch\(|\[)\s*['"]PORT['"]/],
};

const ROUTES = [
  /^[^\S\n]*get\s*\(?\s*['"](?<path>\/?[^'"]*)['"]/gm,
  /\br\.(?:get|is|on)\s*\(?\s*['"](?<path>[^'"]*)['"]/g,
  /['"](?<path>\/?[\w/]+)['"]\s*=>\s*['"]rails\/health#show/g,
  /(?:==|when)\s*['"](?<path>\/[^'"]*)['"]/g,
];

/** Ruby with Bundler. */
export const bundler: BuildSystem = {
  id: 'bundler',
  language: 'Ruby',
  looksFor: 'Gemfile',
  manifests: ['Gemfile'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('Gemfile') ? folder.where('Gemfile') : undefined),
  plan: (project) => planRuby(project, readGemfile(project.folder)),
};

/** A Ruby program without dependencies. */
export const ruby: BuildSystem = {
  id: 'ruby',
  language: 'Ruby',
  looksFor: 'app.rb, main.rb, config.ru',
  strength: 'convention',
  recognise(folder) {
    const name = folder.first('config.ru', 'app.rb', 'main.rb', 'server.rb');
    return name === undefined ? undefined : folder.where(name);
  },
  plan: (project) => planRuby(project, undefined),
};

/** Where gems are installed: outside the source, at the same place in the build stage and in the image. */
const BUNDLE = '/usr/local/bundle';
const BUNDLE_ENV = { BUNDLE_PATH: BUNDLE, BUNDLE_WITHOUT: 'development:test' };

function planRuby(project: Project, gemfile: Gemfile | undefined): Draft | undefined {
  const { folder } = project;
  const chosen = chooseFramework(RUBY_FRAMEWORKS, gemfile?.gems.keys() ?? []);
  const framework = chosen?.framework;
  const sources = sourceFiles(folder, {
    extensions: ['.rb', '.ru'],
    comments: 'hash',
    first: ['config.ru', 'config/routes.rb', 'config/puma.rb', 'app.rb', 'main.rb', 'server.rb'],
  });
  const start = startOf(project, gemfile, framework, sources);
  if (start === undefined) {
    project.reject('ruby project', 'it has neither config.ru nor app.rb nor a command in a Procfile: it is a library');
    return undefined;
  }
  const shown = folder.where(
    gemfile === undefined ? (folder.first('config.ru', 'app.rb', 'main.rb', 'server.rb') ?? '.') : 'Gemfile',
  );
  project.decide(
    'language',
    'ruby',
    gemfile === undefined ? 'the folder holds a Ruby program' : 'the Gemfile is its manifest',
    shown,
  );
  project.decide(
    'build system',
    gemfile === undefined ? 'ruby' : 'bundler',
    gemfile === undefined ? 'there is nothing to install' : 'the Gemfile is its manifest',
    shown,
  );
  if (chosen !== undefined)
    project.decide(
      'framework',
      chosen.framework.id,
      `the Gemfile names ${chosen.dependency}`,
      gemfile?.gems.get(chosen.dependency),
    );
  const { wish, conflict } = rubyWish(folder);
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
  const stream = project.stream('ruby', wish);
  return draftOf(project, { gemfile, framework, sources, start, stream });
}

/** Production servers by their gems, the usual one first. */
function rackServers(port: number): readonly { readonly gem: string; readonly command: readonly string[] }[] {
  return [
    { gem: 'puma', command: ['puma', '-b', `tcp://0.0.0.0:${port}`] },
    { gem: 'falcon', command: ['falcon', 'serve', '--bind', `http://0.0.0.0:${port}`] },
    { gem: 'unicorn', command: ['unicorn', '-l', `0.0.0.0:${port}`] },
    { gem: 'thin', command: ['thin', 'start', '-a', '0.0.0.0', '-p', String(port)] },
  ];
}

interface RubyStart extends Found<readonly string[]> {
  readonly port: number | undefined;
  readonly readsPort: boolean;
  readonly shell: boolean;
  readonly env: Readonly<Record<string, string>>;
}

interface Parts {
  readonly gemfile: Gemfile | undefined;
  readonly framework: Framework | undefined;
  readonly sources: readonly SourceFile[];
  readonly start: RubyStart;
  readonly stream: StreamChoice;
}

/** Runs through the interpreter, so that no script in the image needs `env` to find it. */
function bundleExec(gemfile: Gemfile | undefined, ...words: readonly string[]): readonly string[] {
  return gemfile === undefined || gemfile.gems.size === 0 ? words : ['ruby', '-S', 'bundle', 'exec', ...words];
}

function startOf(
  project: Project,
  gemfile: Gemfile | undefined,
  framework: Framework | undefined,
  sources: readonly SourceFile[],
): RubyStart | undefined {
  const { folder } = project;
  const usual =
    framework?.port === undefined
      ? undefined
      : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
  const scan = scanPorts(sources, PORTS);
  const rack = folder.has('config.ru');
  const program =
    folder.first('app.rb', 'main.rb', 'server.rb', 'web.rb', 'index.rb') ??
    (sources.length === 1 && !project.strict ? sources[0]?.name : undefined);
  const hint = project.hints.start;
  if (hint === undefined && !rack && program === undefined && framework?.id !== 'rails') return undefined;
  const port = decidePort(
    project,
    scan,
    usual ?? (scan.readsPort ? { value: 3000, because: 'the source reads PORT and names no default' } : undefined),
  );
  const made = (value: readonly string[], because: string, file: string): RubyStart => ({
    value,
    because,
    location: folder.where(file),
    port,
    readsPort: scan.readsPort,
    shell: false,
    env: {},
  });
  const has = (name: string) => gemfile?.gems.has(name) === true || gemfile?.locked.has(name) === true;
  if (hint !== undefined) {
    const { argv, env } = parseStartLine(hint.value, port);
    const evidence = { because: hint.because, ...(hint.location === undefined ? {} : { location: hint.location }) };
    if (argv === undefined)
      return { value: ['/bin/sh', '-c', hint.value], ...evidence, port, readsPort: true, shell: true, env: {} };
    const inner = argv[0] === 'bundle' && argv[1] === 'exec' ? argv.slice(2) : argv;
    return {
      value: inner[0] === 'ruby' && gemfile === undefined ? inner : bundleExec(gemfile, ...inner),
      ...evidence,
      port,
      readsPort: true,
      shell: false,
      env,
    };
  }
  if (framework?.id === 'rails') {
    const command = has('puma')
      ? [
          'puma',
          '-b',
          `tcp://0.0.0.0:${port ?? 3000}`,
          ...(folder.has('config/puma.rb') ? ['-C', 'config/puma.rb'] : []),
        ]
      : ['rails', 'server', '-b', '0.0.0.0', '-p', String(port ?? 3000)];
    return made(
      bundleExec(gemfile, ...command),
      'Rails runs in its production server',
      folder.has('config/puma.rb') ? 'config/puma.rb' : 'Gemfile',
    );
  }
  if (rack) {
    const server = rackServers(port ?? 9292).find(({ gem }) => has(gem));
    const because = `config.ru is a Rack application${server === undefined ? '' : `, and ${server.gem} is among the gems`}`;
    const command = server?.command ?? ['rackup', '-o', '0.0.0.0', '-p', String(port ?? 9292)];
    return made(bundleExec(gemfile, ...command), because, 'config.ru');
  }
  if (program === undefined) return undefined;
  return made(
    gemfile === undefined || gemfile.gems.size === 0 ? ['ruby', program] : bundleExec(gemfile, 'ruby', program),
    'it is the file that such programs start with',
    program,
  );
}

function draftOf(project: Project, { gemfile, framework, sources, start, stream }: Parts): Draft {
  const { folder } = project;
  project.decide('start command', start.value.join(' '), start.because, start.location);
  const found = healthRoute(sources, ROUTES) ?? project.hints.health;
  const health = found === undefined || start.port === undefined ? undefined : project.accept('health', found);
  const installs = gemfile !== undefined && gemfile.gems.size > 0;
  const native = nativeParts(project, gemfile);
  const rails = framework?.id === 'rails';
  const pipeline =
    rails &&
    ['sprockets', 'sprockets-rails', 'propshaft'].some(
      (name) => gemfile?.locked.has(name) === true || gemfile?.gems.has(name) === true,
    );
  const assets = assetBuild(project, PACKAGE_MANAGERS, { always: pipeline });
  const bundlerPackage = `ruby${stream.stream}-bundler`;
  const env = installs
    ? { ...BUNDLE_ENV, ...(folder.has('Gemfile.lock') && fitsPlatform(gemfile) ? { BUNDLE_DEPLOYMENT: '1' } : {}) }
    : {};
  const port = start.port;
  return {
    language: 'ruby',
    buildSystem: gemfile === undefined ? 'ruby' : 'bundler',
    ...(framework === undefined ? {} : { framework: framework.id }),
    build: {
      packages: installs
        ? [
            stream.package,
            `${stream.package}-dev`,
            bundlerPackage,
            'build-base',
            ...native.build,
            ...(assets?.packages ?? []),
          ]
        : (assets?.packages ?? []),
      env: {
        ...env,
        ...(installs ? { BUNDLE_USER_CACHE: '/root/.cache/bundle', BUNDLE_FROZEN: 'false' } : {}),
        ...assets?.env,
      },
      cache: [...(installs ? ['/root/.cache/bundle'] : []), ...(assets?.cache ?? [])],
      commands: installs || assets !== undefined ? commandsOf(project, gemfile, assets, pipeline, installs) : [],
    },
    runtime: {
      packages: [
        stream.package,
        ...(installs ? [bundlerPackage] : []),
        ...native.runtime,
        ...(start.shell ? ['busybox'] : []),
      ],
      env: {
        ...env,
        ...portEnv(port, start.readsPort),
        ...framework?.runtimeEnv?.(
          {
            folder,
            depends: (name) => gemfile?.gems.has(name) ?? false,
            sources: () => sources,
            config: () => undefined,
          },
          port ?? 3000,
        ),
        ...start.env,
      },
      copy: [...(installs ? [{ from: BUNDLE, to: BUNDLE }] : []), { from: '.', to: '.' }],
      command: start.value,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health }),
    },
  };
}

/** A lock file made on another system names platforms that are not ours; Bundler refuses to install from it as it stands. */
function fitsPlatform(gemfile: Gemfile | undefined): boolean {
  const platforms = gemfile?.platforms ?? [];
  return platforms.length === 0 || platforms.some((name) => name === 'ruby' || name.includes('linux'));
}

function commandsOf(
  project: Project,
  gemfile: Gemfile | undefined,
  assets: AssetBuild | undefined,
  pipeline: boolean,
  installs: boolean,
): readonly BuildCommand[] {
  const { folder } = project;
  const inputs = folder.existing('Gemfile', 'Gemfile.lock', '.ruby-version', '.tool-versions', 'vendor/cache');
  const bundle: BuildCommand =
    gemfile?.hasPathGems === true
      ? { run: 'bundle install', name: 'install gems' }
      : { run: 'bundle install', inputs: [...inputs], name: 'install gems' };
  if (pipeline)
    project.decide(
      'assets',
      'rails assets:precompile',
      'the asset pipeline is among the gems',
      folder.where('Gemfile'),
    );
  return [
    ...(installs ? [bundle] : []),
    ...(assets?.install ?? []),
    ...(assets?.build ?? []),
    ...(pipeline
      ? [
          {
            run: 'RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1 SECRET_KEY_BASE=build bundle exec rails assets:precompile',
            name: 'compile assets',
          },
        ]
      : []),
    ...(assets?.cleanup ?? []),
  ];
}

function nativeParts(project: Project, gemfile: Gemfile | undefined) {
  const build: string[] = ['yaml-dev'];
  const runtime: string[] = [];
  for (const [gem, needs] of Object.entries(RUBY_NATIVE)) {
    if (gemfile === undefined || !(gemfile.gems.has(gem) || gemfile.locked.has(gem))) continue;
    project.decide(
      'system packages',
      [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])].join(' '),
      `${gem} ${needs.why}`,
      gemfile.gems.get(gem) ?? project.folder.where('Gemfile.lock'),
    );
    build.push(...project.available(needs.build ?? [], gem));
    runtime.push(...project.available(needs.runtime ?? [], gem));
  }
  return { build, runtime };
}
