import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

const GO_MOD = 'module example.com/shop\n\ngo 1.26\n';
const GO_MAIN = 'package main\n\nfunc main() {\n\thttp.ListenAndServe(":9090", nil)\n}\n';
const SILENT_MAIN = 'package main\n\nfunc main() {\n\tprintln("done")\n}\n';

describe('the program of a Go module', () => {
  test('is the one that the Procfile starts', () => {
    const build = detectingOne({
      'go.mod': GO_MOD,
      'cmd/server/main.go': GO_MAIN,
      'cmd/mailer/main.go': GO_MAIN,
      Procfile: 'worker: bin/mailer -v\n',
    });
    expect(commandLines(build).at(-1)).toContain('-o /root/bin/mailer ./cmd/mailer');
    expect(build.runtime.command).toEqual(['/usr/local/bin/mailer', '-v']);
  });

  test('is the one that listens where no name tells', () => {
    const build = detectingOne({ 'go.mod': GO_MOD, 'alpha/main.go': SILENT_MAIN, 'beta/main.go': GO_MAIN });
    expect(commandLines(build).at(-1)).toContain('./beta');
  });

  test('is called after its module where its folder is called cmd', () => {
    const build = detectingOne({ 'go.mod': GO_MOD, 'cmd/main.go': GO_MAIN });
    expect(build.runtime.command).toEqual(['/usr/local/bin/shop']);
  });

  test('gives its service the name of the folder where the module is called main', () => {
    const build = detectingOne({ 'go.mod': 'module main\n\ngo 1.26\n', 'main.go': GO_MAIN }, 'store');
    expect(build.metadata.project_name).toBe('store');
  });

  test('may lie in a file of any name where there is no go.mod', () => {
    const build = detectingOne({ 'site.go': GO_MAIN }, 'store');
    expect(commandLines(build)).toEqual([
      'GOARCH="$TARGETARCH" go build -trimpath -ldflags="-s -w" -o /root/bin/app site.go',
    ]);
    expect(build.metadata.project_name).toBe('store');
  });

  test('cannot be built where it imports modules and there is no go.mod', () => {
    const source = 'package main\n\nimport (\n\t"fmt"\n\n\tmux "github.com/gorilla/mux"\n)\n\nfunc main() {}\n';
    expect(problemsOf({ 'main.go': source })[0]).toMatchObject({
      code: 'FEATURE_UNSUPPORTED',
      message: 'this Go program imports github.com/gorilla/mux, and there is no go.mod that says which version',
      location: { file: 'main.go' },
    });
  });
});

describe('the start command of a compiled program', () => {
  const of = (procfile: string) =>
    detectingOne({ 'go.mod': GO_MOD, 'main.go': GO_MAIN, Procfile: `web: ${procfile}\n` }).runtime;

  test.each([
    ['store --verbose', ['/usr/local/bin/shop', '--verbose']],
    ['./bin/store --config ./store.yml', ['/usr/local/bin/shop', '--config', './store.yml']],
    ['go run . --verbose', ['/usr/local/bin/shop', '--verbose']],
    ['go run -race main.go util.go --verbose', ['/usr/local/bin/shop', '--verbose']],
    ['sh start.sh', ['/usr/local/bin/shop']],
  ])('%s means the program in the image', (line, command) => {
    expect(of(line).command).toEqual(command);
  });

  test('cargo run keeps its own options to itself', () => {
    const command = (line: string) =>
      detectingOne({
        'Cargo.toml': '[package]\nname = "shop"\n',
        'src/main.rs': 'fn main() {}',
        Procfile: `web: ${line}\n`,
      }).runtime.command;
    expect(command('cargo run --release')).toEqual(['/usr/local/bin/shop']);
    expect(command('cargo run --release -- --verbose')).toEqual(['/usr/local/bin/shop', '--verbose']);
  });
});

describe('the port of a Go program', () => {
  const portOf = (files: Record<string, string>) => detectingOne({ 'go.mod': GO_MOD, ...files }).runtime.ports;
  const main = (line: string) => ({ 'main.go': `package main\n\nfunc main() {\n\t${line}\n}\n` });

  test.each([
    ['cmd.Flags().Int("port", 8081, "port of server")', [8081]],
    ['fs.StringVar(&addr, "listen-addr", ":18080", "")', [18080]],
    ['viper.SetDefault("server.port", 7070)', [7070]],
    ['addr := "0.0.0.0:18080"', [18080]],
  ])('%s', (line, ports) => {
    expect(portOf(main(line))).toEqual(ports);
  });

  test('is no port that another package names for something else', () => {
    expect(portOf({ ...main('run()'), 'proxy/socks.go': 'package proxy\n\nvar port = "1080"\n' })).toEqual([]);
  });

  test('is one that needs no privileges where PORT can say so', () => {
    const build = detectingOne({
      'go.mod': GO_MOD,
      ...main('port := os.Getenv("PORT"); if port == "" { port = "80" }; http.ListenAndServe(":"+port, nil)'),
    });
    expect(build.runtime).toMatchObject({ ports: [8080], env: { PORT: '8080' } });
  });

  test('is not the one for SSH among those that a Dockerfile exposes', () => {
    expect(portOf({ ...main('run()'), Dockerfile: 'FROM scratch\nEXPOSE 22 3000/tcp\n' })).toEqual([3000]);
  });
});

describe('what a Go program needs while running', () => {
  test('time zones, where it asks for them by name', () => {
    const build = detectingOne({
      'go.mod': GO_MOD,
      'main.go': 'package main\n\nfunc main() {\n\ttime.LoadLocation("Europe/Paris")\n}\n',
    });
    expect(build.runtime.packages).toEqual(['tzdata']);
    expect(decision(build, 'system packages')).toBe('tzdata (main.go:4)');
  });

  test('libraries that its modules bind, which the build has headers of', () => {
    const build = detectingOne({
      'go.mod': `${GO_MOD}\nrequire github.com/h2non/bimg v1.1.9\n`,
      'main.go': GO_MAIN,
    });
    expect(build.build.packages).toEqual(expect.arrayContaining(['build-base', 'libvips-dev', 'pkgconf']));
    expect(build.runtime.packages).toEqual(expect.arrayContaining(['glibc', 'libvips']));
    expect(build.build.env.CGO_ENABLED).toBe('1');
  });
});

describe('modules of a Go workspace that need each other', () => {
  test('are not downloaded, since their versions exist nowhere', () => {
    const { builds } = detecting({
      'go.work': 'go 1.26\n\nuse (\n\t./api\n\t./lib\n)\n',
      'api/go.mod': 'module example.com/api\n\ngo 1.26\n\nrequire example.com/lib v0.0.0\n',
      'api/main.go': GO_MAIN,
      'lib/go.mod': 'module example.com/lib\n\ngo 1.26\n',
      'lib/lib.go': 'package lib\n',
    });
    expect(commandLines(builds[0]!)).toEqual([
      'GOARCH="$TARGETARCH" go build -trimpath -ldflags="-s -w" -o /root/bin/api .',
    ]);
  });
});

describe('a member of a Cargo workspace', () => {
  const lock = [
    '[[package]]\nname = "api"\nversion = "0.1.0"\ndependencies = ["tls 1.0.0"]\n',
    '[[package]]\nname = "tls"\nversion = "1.0.0"\ndependencies = ["openssl-sys"]\n',
    '[[package]]\nname = "openssl-sys"\nversion = "0.9.0"\n',
    '[[package]]\nname = "store"\nversion = "0.1.0"\ndependencies = ["pq-sys"]\n',
    '[[package]]\nname = "pq-sys"\nversion = "0.6.0"\n',
  ].join('\n');
  const files = {
    'Cargo.toml': '[workspace]\nmembers = ["api", "store", "xtask", "parser"]\n',
    'Cargo.lock': lock,
    'api/Cargo.toml': '[package]\nname = "api"\n',
    'api/src/main.rs': 'fn main() { TcpListener::bind("0.0.0.0:7000") }',
    'store/Cargo.toml': '[package]\nname = "store"\n',
    'store/src/main.rs': 'fn main() {}',
    'xtask/Cargo.toml': '[package]\nname = "xtask"\n',
    'xtask/src/main.rs': 'fn main() {}',
    'parser/Cargo.toml': '[package]\nname = "parser"\n',
    'parser/src/lib.rs': '',
    'parser/src/main.rs': 'fn main() {}',
  };

  test('has the libraries that its own crates link', () => {
    const { builds } = detecting(files);
    const [api, store] = builds;
    expect(api?.runtime.packages).toEqual(['glibc', 'libcrypto3', 'libgcc', 'libssl3']);
    expect(store?.runtime.packages).toEqual(['glibc', 'libgcc', 'libpq']);
  });

  test('is no service where it is a tool, or a program beside a library', () => {
    const { builds, considered } = detecting(files);
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['api', 'store']);
    expect(considered.filter(({ what }) => what === 'cargo package').map(({ path }) => path)).toEqual([
      'parser',
      'xtask',
    ]);
  });
});

describe('a Cargo package without a lock file', () => {
  const packagesOf = (dependencies: string) =>
    detectingOne({
      'Cargo.toml': `[package]\nname = "shop"\n\n[dependencies]\n${dependencies}\n`,
      'src/main.rs': 'fn main() {}',
    }).runtime.packages;

  test.each([
    ['reqwest = "0.12"', ['glibc', 'libcrypto3', 'libgcc', 'libssl3']],
    ['reqwest = { version = "0.12", default-features = false, features = ["rustls-tls"] }', ['glibc', 'libgcc']],
    ['openssl = { version = "0.10", features = ["vendored"] }', ['glibc', 'libgcc']],
    ['diesel = { version = "2", features = ["postgres"] }', ['glibc', 'libgcc', 'libpq']],
  ])('%s', (dependencies, packages) => {
    expect(packagesOf(dependencies)).toEqual(packages);
  });
});

describe('a Cargo package', () => {
  test('compiles against the queries that it prepared', () => {
    const build = detectingOne({
      'Cargo.toml': '[package]\nname = "shop"\n\n[dependencies]\nsqlx = "0.8"\n',
      'src/main.rs': 'fn main() {}',
      '.sqlx/query-1.json': '{}',
    });
    expect(build.build.env.SQLX_OFFLINE).toBe('true');
  });

  test('keeps what it compiled, outside of what the build leaves', () => {
    const build = detectingOne({ 'Cargo.toml': '[package]\nname = "shop"\n', 'src/main.rs': 'fn main() {}' });
    expect(build.build.cache).toContain('/root/target');
    expect(build.runtime.copy).toEqual([{ from: '/root/bin/shop', to: '/usr/local/bin/shop' }]);
  });
});

describe('a CMake project', () => {
  test('may name its program by a variable, in a folder that it adds', () => {
    const build = detectingOne({
      'CMakeLists.txt':
        'cmake_minimum_required(VERSION 3.20)\nproject(shop)\nset(target ${PROJECT_NAME}d)\nadd_subdirectory(src)\nadd_subdirectory(tests)',
      'src/CMakeLists.txt': 'add_executable(\n  ${target}\n  main.cpp\n)\nfind_package(ZLIB REQUIRED)',
      'src/main.cpp': '',
      'tests/CMakeLists.txt': 'add_executable(shop_check check.cpp)',
    });
    expect(build.runtime.command).toEqual(['/usr/local/bin/shopd']);
    expect(build.runtime.packages).toContain('zlib');
    expect(decision(build, 'start command')).toBe('/usr/local/bin/shopd (src/CMakeLists.txt:1)');
  });

  test('is one with the projects in its subfolders', () => {
    const { builds } = detecting({
      'CMakeLists.txt': 'project(shop)\nadd_subdirectory(server)\n',
      'server/CMakeLists.txt': 'project(server)\nadd_executable(shop main.cpp)\n',
      'server/main.cpp': '',
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['.']);
  });

  test('gets git where it fetches sources, and Boost without packages of the image', () => {
    const build = detectingOne({
      'CMakeLists.txt':
        'project(shop)\nfind_package(Boost REQUIRED COMPONENTS system)\nFetchContent_Declare(fmt\n  GIT_REPOSITORY https://example.com/fmt.git\n)\nadd_executable(shop main.cpp)',
      'main.cpp': '',
    });
    expect(build.build.packages).toEqual(expect.arrayContaining(['boost-dev', 'git']));
    expect(commandLines(build)[0]).toContain('-DBoost_USE_STATIC_LIBS=ON');
  });
});

test('a Makefile tells the libraries that it links', () => {
  const build = detectingOne({ Makefile: 'shopd: main.c\n\tcc -o shopd main.c -lz -lssl\n', 'main.c': '' });
  expect(build.build.packages).toEqual(expect.arrayContaining(['openssl-dev', 'zlib-dev']));
  expect(build.runtime.packages).toEqual(expect.arrayContaining(['libssl3', 'zlib']));
});

test('Meson is the package that has its program, with a ninja that is on the path', () => {
  const build = detectingOne({ 'meson.build': "project('shop', 'c')\nexecutable('shop', 'main.c')", 'main.c': '' });
  expect(build.build.packages).toEqual(['build-base', 'py3.13-meson-bin', 'samurai']);
});

describe('a Mix project', () => {
  const mix = (project: string, rest = '') =>
    `defmodule Shop.MixProject do\n  use Mix.Project\n\n  def project do\n    [${project}]\n  end\n${rest}\nend\n`;
  const started = '  def application, do: [mod: {Shop, []}]';

  test('without dependencies installs no tools to fetch them', () => {
    const build = detectingOne({ 'mix.exs': mix('app: :shop, elixir: "~> 1.18"', started) });
    expect(commandLines(build)).toEqual(['mix compile', 'mix release --overwrite']);
  });

  test('asks for a release by name only where it declares one', () => {
    const build = detectingOne({ 'mix.exs': mix('app: :shop, releases: [store: []]', started) });
    expect(commandLines(build).at(-1)).toBe('mix release store --overwrite');
    expect(build.runtime.command).toEqual(['/app/bin/store', 'start']);
  });

  test('fetches dependencies with the files that mix.exs itself reads', () => {
    const build = detectingOne({
      'mix.exs': mix(
        'app: :shop, version: String.trim(File.read!("VERSION")), deps: [{:jason, "~> 1.4"}, {:core, path: "./core"}]',
        started,
      ),
      'mix.lock': '%{}',
      VERSION: '1.0.0\n',
      'core/mix.exs': mix('app: :core'),
    });
    expect(build.build.commands.find((each) => typeof each !== 'string' && each.name === 'fetch dependencies')).toEqual(
      {
        run: 'mix deps.get --only prod',
        name: 'fetch dependencies',
        inputs: ['mix.exs', 'mix.lock', 'VERSION', 'core'],
      },
    );
  });

  test('listens on no port that a link or a mail server has', () => {
    const build = detectingOne({
      'mix.exs': mix('app: :shop, deps: [{:phoenix, "~> 1.8"}]', started),
      'config/prod.exs': 'config :shop, ShopWeb.Endpoint, url: [host: "example.com", port: 443]\n',
      'config/runtime.exs': 'config :shop, Shop.Mailer, relay: "mail", port: 587\n',
    });
    expect(build.runtime.ports).toEqual([4000]);
  });

  test('of an umbrella is one release, which it has to declare', () => {
    const apps = {
      'apps/web/mix.exs': mix('app: :web, deps: [{:phoenix, "~> 1.8"}]', started),
      'apps/core/mix.exs': mix('app: :core', started),
    };
    const { builds } = detecting({
      'mix.exs': mix('apps_path: "apps", releases: [shop: [applications: [web: :permanent]]]'),
      ...apps,
    });
    expect(builds.map(({ runtime }) => runtime.command[0])).toEqual(['/app/bin/shop']);
    expect(problemsOf({ 'mix.exs': mix('apps_path: "apps"'), ...apps })).toMatchObject([
      { code: 'FEATURE_UNSUPPORTED', location: { file: 'mix.exs' } },
    ]);
  });
});

describe('a Deno project', () => {
  test('starts by Deno’s own shell where its task needs one', () => {
    const build = detectingOne({
      'deno.json': { tasks: { start: 'deno task build && deno run -A main.ts' } },
      'main.ts': 'Deno.serve(() => new Response());',
    });
    expect(build.runtime).toMatchObject({ command: ['deno', 'task', 'start'], ports: [8000] });
  });

  test('starts a file that is named without `run`', () => {
    const build = detectingOne({
      'deno.json': { tasks: { start: 'deno -A server/index.ts' } },
      'server/index.ts': 'app.listen(3000);',
    });
    expect(build.runtime).toMatchObject({ command: ['deno', '-A', 'server/index.ts'], ports: [3000] });
    expect(commandLines(build)).toEqual(['deno cache server/index.ts']);
  });

  test('builds before it looks at what the build makes', () => {
    const build = detectingOne({
      'deno.json': { tasks: { build: 'vite build', start: 'deno serve -A _out/server.js' } },
      'main.ts': '',
    });
    expect(commandLines(build)).toEqual(['deno install', 'deno task build', 'deno cache _out/server.js']);
  });

  test('that others import starts nothing', () => {
    expect(
      problemsOf({ 'deno.json': { name: '@shop/core', exports: './mod.ts' }, 'mod.ts': 'export const a = 1;' })[0],
    ).toMatchObject({ code: 'NOTHING_DETECTED' });
  });
});

describe('a server that only its own machine reaches', () => {
  const noticesOf = (line: string) =>
    detecting({
      'Cargo.toml': '[package]\nname = "shop"\n',
      'src/main.rs': `fn main() {\n    ${line}\n}\n`,
    }).notices.filter(({ code }) => code === 'LISTENS_ON_LOOPBACK');

  test.each([
    'TcpListener::bind("127.0.0.1:3000")',
    'HttpServer::new(app).bind(("127.0.0.1", 8080))',
    'SocketAddr::from(([127, 0, 0, 1], 3000))',
  ])('is told: %s', (line) => {
    expect(noticesOf(line)).toMatchObject([{ location: { file: 'src/main.rs', line: 2 } }]);
  });

  test.each([
    'TcpListener::bind("0.0.0.0:3000")',
    'TcpListener::bind("127.0.0.1:0")',
    'Client::connect("127.0.0.1:6379")',
  ])('is not what this is: %s', (line) => {
    expect(noticesOf(line)).toEqual([]);
  });

  test('is told of a Go program too', () => {
    const of = (address: string) =>
      detecting({
        'go.mod': GO_MOD,
        'main.go': `package main\n\nfunc main() {\n\thttp.ListenAndServe("${address}", nil)\n}\n`,
      }).notices.map(({ code }) => code);
    expect(of('localhost:8080')).toContain('LISTENS_ON_LOOPBACK');
    expect(of(':8080')).not.toContain('LISTENS_ON_LOOPBACK');
  });
});

test('a Dart package with others in the repository is fetched with all of it', () => {
  const of = (dependency: string) =>
    detectingOne({
      'pubspec.yaml': `name: shop\ndependencies:\n  core: ${dependency}\n`,
      'bin/server.dart': 'void main() {}',
    }).build.commands[0];
  expect(of('^1.0.0')).toMatchObject({ inputs: ['pubspec.yaml'] });
  expect(of('{ path: ../core }')).not.toHaveProperty('inputs');
});
