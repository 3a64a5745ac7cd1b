import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

const GO_MAIN = 'package main\n\nfunc main() {\n\thttp.ListenAndServe(":9090", nil)\n}\n';

describe('a Go module', () => {
  test('becomes a static binary that needs no package', () => {
    const build = detectingOne({ 'go.mod': 'module example.com/shop\n\ngo 1.26\n', 'main.go': GO_MAIN });
    expect(build.runtime).toMatchObject({ packages: [], command: ['/usr/local/bin/shop'], ports: [9090] });
    expect(build.build.env.CGO_ENABLED).toBe('0');
    expect(commandLines(build)).toEqual([
      'GOARCH="$TARGETARCH" go build -trimpath -ldflags="-s -w" -o /root/bin/shop .',
    ]);
  });

  test('downloads its modules from its manifests alone', () => {
    const build = detectingOne({
      'go.mod': 'module a\n\ngo 1.26\n\nrequire github.com/gin-gonic/gin v1.9.0\n',
      'go.sum': '',
      'main.go': GO_MAIN,
    });
    expect(build.build.commands[0]).toEqual({
      run: 'go mod download',
      name: 'download modules',
      inputs: ['go.mod', 'go.sum'],
    });
    expect(build.metadata.framework).toBe('gin');
  });

  test('of several programs is the one that serves, and the others are told', () => {
    const { builds, considered } = detecting({
      'go.mod': 'module a\n\ngo 1.26\n',
      'cmd/migrate/main.go': GO_MAIN,
      'cmd/server/main.go': GO_MAIN,
    });
    expect(commandLines(builds[0]!).at(-1)).toContain('./cmd/server');
    expect(considered.map(({ what }) => what)).toEqual(['go program cmd/migrate']);
  });

  describe('with pages that JavaScript makes', () => {
    const module = { 'go.mod': 'module a\n\ngo 1.26\n', 'main.go': GO_MAIN };
    const pages = { scripts: { build: 'vite build' }, devDependencies: { vite: '6' } };

    test('builds the folder that it embeds, and that git has not', () => {
      const build = detectingOne(
        {
          ...module,
          'ui/serve.go': 'package ui\n\n//go:embed build/*\nvar box embed.FS\n',
          'ui/package.json': { ...pages, private: true },
          'ui/package-lock.json': { lockfileVersion: 3 },
        },
        'a',
      );
      expect(commandLines(build).slice(-4)).toEqual([
        'cd ui && npm ci',
        'cd ui && npm run build',
        'cd ui && rm -rf node_modules',
        expect.stringContaining('go build'),
      ]);
      expect(build.build.packages).toContain('npm');
    });

    test('runs the script that writes into what it embeds', () => {
      const scripts = { build: 'vite build', release: 'vite build --outDir=../server/dist' };
      const files = {
        ...module,
        'server/page.go': 'package server\n\n//go:embed dist/*\nvar box embed.FS\n',
        'server/dist/index.html': '',
        'web/package.json': { ...pages, scripts },
      };
      const lines = detecting(files).builds.map(commandLines);
      expect(lines[0]).toContain('cd web && npm run release');
    });

    test('builds what it serves from a folder beside it', () => {
      const files = { ...module, 'package.json': pages, 'package-lock.json': { lockfileVersion: 3 } };
      expect(commandLines(detectingOne({ ...files, 'web/a.html': '' }))).toContain('npm run build');
      expect(commandLines(detectingOne(files))).not.toContain('npm run build');
    });

    test('is refused where it embeds what nothing makes', () => {
      const files = { ...module, 'server/a.go': 'package server\n\n//go:embed site\nvar box embed.FS\n' };
      expect(problemsOf(files)).toMatchObject([
        { code: 'FEATURE_UNSUPPORTED', message: expect.stringContaining('server/site'), location: { line: 3 } },
      ]);
    });
  });

  test('without a main package is a library', () => {
    expect(problemsOf({ 'go.mod': 'module a\n\ngo 1.26\n', 'a.go': 'package a' })[0]?.message).toContain(
      'no package of it is `main`',
    );
  });

  test('ignores an indirect framework', () => {
    const build = detectingOne({
      'go.mod': 'module a\n\ngo 1.26\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.0 // indirect\n)\n',
      'main.go': GO_MAIN,
    });
    expect(build.metadata.framework).toBeUndefined();
  });
});

describe('a Cargo package', () => {
  test('whose queries need a database while compiling is refused', () => {
    const files = {
      'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\n\n[dependencies]\nsqlx = "0.8"\n',
      'src/main.rs': 'fn main() {\n    sqlx::query!("select 1");\n}\n',
    };
    expect(problemsOf(files)).toMatchObject([
      { message: expect.stringContaining('SQLx'), location: { file: 'src/main.rs', line: 2 } },
    ]);
    expect(detectingOne({ ...files, '.sqlx/query-1.json': '{}' }).build.env.SQLX_OFFLINE).toBe('true');
  });

  test('has the linker that its configuration names for Linux', () => {
    const build = detectingOne({
      'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\n',
      'src/main.rs': 'fn main() {}\n',
      '.cargo/config.toml':
        '[target.x86_64-unknown-linux-gnu]\nlinker = "clang"\nrustflags = ["-C", "link-arg=-fuse-ld=lld"]\n\n[target.x86_64-apple-darwin]\nrustflags = ["-C", "link-arg=-fuse-ld=mold"]\n',
    });
    expect(build.build.packages).toEqual(expect.arrayContaining(['clang', 'lld']));
    expect(build.build.packages).not.toContain('mold');
  });

  test('that only controls or shows another is no service', () => {
    const member = (name: string, dependency = '') => ({
      [`${name}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "1.0.0"\n\n[dependencies]\n${dependency}\n`,
      [`${name}/src/main.rs`]: 'fn main() {}\n',
    });
    const { builds } = detecting({
      'Cargo.toml': '[workspace]\nmembers = ["*"]\n',
      ...member('bin-ctl'),
      ...member('bin_showcase'),
      ...member('bin', 'axum = "0.8"'),
    });
    expect(builds.map(({ metadata }) => metadata.project_name)).toEqual(['bin']);
  });

  const toml = '[package]\nname = "shop"\nversion = "0.1.0"\n';

  test('builds its program and ships it alone', () => {
    const build = detectingOne({
      'Cargo.toml': toml,
      'Cargo.lock': '',
      'src/main.rs': 'fn main() { TcpListener::bind("0.0.0.0:7000") }',
    });
    expect(commandLines(build)[0]).toContain(' cargo build --release --locked --package shop --bin shop ');
    expect(build.runtime).toMatchObject({ command: ['/usr/local/bin/shop'], ports: [7000] });
    expect(build.runtime.copy).toEqual([{ from: '/root/bin/shop', to: '/usr/local/bin/shop' }]);
  });

  test('takes the program that runs by default', () => {
    const build = detectingOne({
      'Cargo.toml': `${toml}default-run = "web"\n[[bin]]\nname = "web"\n[[bin]]\nname = "job"\n`,
      'src/bin/web.rs': '',
      'src/bin/job.rs': '',
    });
    expect(build.runtime.command).toEqual(['/usr/local/bin/web']);
  });

  test('brings the libraries that its locked crates link, unless a crate brings them itself', () => {
    const of = (lock: string) =>
      detectingOne({ 'Cargo.toml': toml, 'src/main.rs': '', 'Cargo.lock': lock }).runtime.packages;
    expect(of('[[package]]\nname = "openssl-sys"\n')).toContain('libssl3');
    expect(of('[[package]]\nname = "openssl-sys"\n\n[[package]]\nname = "openssl-src"\n')).not.toContain('libssl3');
  });

  test('that pins a nightly toolchain is refused with the line', () => {
    expect(
      problemsOf({
        'Cargo.toml': toml,
        'src/main.rs': '',
        'rust-toolchain.toml': '[toolchain]\nchannel = "nightly"\n',
      }),
    ).toMatchObject([{ code: 'VERSION_UNAVAILABLE', location: { file: 'rust-toolchain.toml', line: 2 } }]);
  });
});

describe('what a Dockerfile says of a Rust program', () => {
  const crate = { 'src/main.rs': 'enum Command { Serve(Options) }\nfn main() {}', 'src/web.rs': '' };
  const manifest = '[package]\nname = "shop"\n[features]\nsqlite = []\nmysql = []\n';
  const image = (...lines: readonly string[]) => ({
    'Cargo.toml': manifest,
    ...crate,
    Dockerfile: ['FROM rust:1 AS build', ...lines].join('\n'),
  });

  test.each([
    ['ARG DB=sqlite,mysql\nRUN true && xx-cargo build --features ${DB} --release', ' --features sqlite,mysql'],
    [
      'RUN cargo build --release --no-default-features --features="sqlite mysql"',
      ' --no-default-features --features sqlite,mysql',
    ],
    ['RUN cargo build -p other --features sqlite', ''],
    ['RUN cargo build --features unknown', ''],
    ['RUN cargo test --features sqlite', ''],
  ])('are features: %s', (line, expected) => {
    expect(commandLines(detectingOne(image(line))).join()).toContain(`--bin shop${expected} && mkdir`);
  });

  test.each([
    ['ENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["serve", "--config", "/data/c.toml", "-v"]', ['serve', '-v']],
    ['CMD ["/usr/bin/shop", "serve"]', ['serve']],
    ['CMD ["/usr/bin/shop", "other"]', []],
    ['CMD ["/usr/bin/shop", "--verbose"]', []],
  ])('is the subcommand that it needs: %s', (lines, expected) => {
    expect(detectingOne(image(`FROM alpine\n${lines}`)).runtime.command.slice(1)).toEqual(expected);
  });

  test('counts for the member of a workspace that the image is about', () => {
    const build = detectingOne({
      'Cargo.toml': '[workspace]\nmembers = ["server"]\n',
      'server/Cargo.toml': manifest,
      'server/src/main.rs': crate['src/main.rs'],
      Dockerfile:
        'FROM rust AS b\nFROM alpine\nCOPY --from=b /target/release/shop .\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["serve"]\n',
    });
    expect(build.runtime.command).toEqual(['/usr/local/bin/shop', 'serve']);
  });

  test('does not matter where the program writes pages and ends', () => {
    const writer = (body: string) => ({
      'Cargo.toml': '[package]\nname = "site"\n[dependencies]\ntera = "1"\n',
      'src/main.rs': `fn main() { ${body} }`,
    });
    expect(problemsOf(writer('std::fs::write("out/a.html", page);'))).toMatchObject([{ code: 'NOTHING_DETECTED' }]);
    expect(detectingOne(writer('TcpListener::bind("0.0.0.0:8000"); fs::write("log", x);')).runtime.ports).toEqual([
      8000,
    ]);
  });
});

describe('a .NET project', () => {
  const project = (properties: string, sdk = 'Microsoft.NET.Sdk') =>
    `<Project Sdk="${sdk}"><PropertyGroup>${properties}</PropertyGroup></Project>`;

  test('of the web SDK gets the web runtime, on the port that its environment sets', () => {
    const build = detectingOne({
      'Shop.csproj': project('<TargetFramework>net10.0</TargetFramework>', 'Microsoft.NET.Sdk.Web'),
      'Program.cs': 'app.MapHealthChecks("/healthz");',
    });
    expect(build.metadata).toMatchObject({ language: 'csharp', framework: 'aspnet-core' });
    expect(build.build.packages).toEqual(['dotnet-10-sdk']);
    expect(build.runtime.packages).toContain('aspnet-10-runtime');
    expect(build.runtime.env.ASPNETCORE_URLS).toBe('http://0.0.0.0:8080');
    expect(build.runtime.health).toEqual({ endpoint: '/healthz' });
  });

  test('of a console gets the plain runtime and no port', () => {
    const build = detectingOne({
      'Job.fsproj': project(
        '<OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework><AssemblyName>job</AssemblyName>',
      ),
    });
    expect(build.runtime).toMatchObject({ command: ['dotnet', 'job.dll'], ports: [] });
    expect(build.runtime.packages).toContain('dotnet-8-runtime');
  });

  test('is not made a web project by packages with a similar name', () => {
    const text =
      '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Microsoft.Extensions.Hosting" Version="8.0.0"/></ItemGroup></Project>';
    expect(detectingOne({ 'Job.csproj': text }).metadata.framework).toBeUndefined();
  });

  test('takes its framework from Directory.Build.props, and restores from what it reads', () => {
    const build = detectingOne({
      'Directory.Build.props':
        '<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>',
      'src/Api/Api.csproj':
        '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><ProjectReference Include="..\\Core\\Core.csproj"/></ItemGroup></Project>',
      'src/Core/Core.csproj': '<Project Sdk="Microsoft.NET.Sdk"/>',
    });
    expect(build.metadata.path).toBe('src/Api');
    expect(build.build.commands[0]).toMatchObject({
      inputs: ['Api.csproj', '../Core/Core.csproj', '../../Directory.Build.props'],
    });
    expect(decision(build, 'runtime version')).toBe('dotnet-10 (Directory.Build.props:1)');
  });

  test('for Windows only is refused', () => {
    expect(
      problemsOf({ 'Old.csproj': project('<OutputType>Exe</OutputType><TargetFramework>net48</TargetFramework>') })[0],
    ).toMatchObject({ code: 'FEATURE_UNSUPPORTED' });
  });
});
