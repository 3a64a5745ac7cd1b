import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne, type Files } from '../../support/detect/detecting.ts';

function go(body: string, files: Files = {}): Files {
  return {
    'go.mod': 'module example.com/shop\n\ngo 1.25\n',
    'main.go': `package main\n\nfunc main() {\n${body}\n}\n`,
    ...files,
  };
}

describe('pages that a Go program embeds', () => {
  const embed = { 'api/box.go': 'package api\n\n//go:embed public/*\nvar box embed.FS\n' };

  test.each([
    ['vue.config.js', "module.exports = { outputDir: '../api/public' };"],
    ['vite.config.ts', "export default { build: { outDir: '../api/public', emptyOutDir: true } };"],
  ])('are built by what writes there as %s says', (name, text) => {
    const pages = { 'web/package.json': { scripts: { build: 'vite build' } }, [`web/${name}`]: text };
    const [lines] = detecting(go('', { ...embed, ...pages })).builds.map(commandLines);
    expect(lines).toContain('cd web && npm run build');
  });

  test('are not built by a script that writes beside what is embedded', () => {
    const scripts = { build: 'vite build', 'preview:dev': 'vite preview --outDir dist-dev' };
    const files = {
      'frontend/package.json': { scripts },
      'frontend/box.go': 'package frontend\n\n//go:embed all:dist\nvar box embed.FS\n',
    };
    const [lines] = detecting(go('', files)).builds.map(commandLines);
    expect(lines).toContain('cd frontend && npm run build');
    expect(lines).not.toContain('cd frontend && npm run preview:dev');
  });

  test('are no program that a stage with a compiler makes', () => {
    const Dockerfile =
      'FROM golang:1.25 AS build\nWORKDIR /src\nCOPY . .\nRUN ./build.sh\nFROM alpine\nWORKDIR /srv\nCOPY --from=build /src/shop /srv/shop\n';
    const files = go('', { Dockerfile, 'package.json': { scripts: { build: 'vite build' } } });
    expect(detectingOne(files).runtime.copy.map(({ from }) => from)).toEqual(['/root/bin/shop']);
  });
});

describe('the words that an image gives its program', () => {
  const verbs = 'app.Command("server", "run")\nflag.String("config", "", "")';

  test('come from the script that is its entry point', () => {
    const script = '#!/bin/sh\nif [ $# -gt 0 ]; then\n  exec "$@"\nelse\n  exec /srv/shop server run ${extra};\nfi\n';
    const files = {
      Dockerfile: 'FROM alpine\nCOPY docker/docker-entrypoint.sh /start.sh\nENTRYPOINT ["/docker-entrypoint.sh"]\n',
      'docker/docker-entrypoint.sh': script,
    };
    expect(detectingOne(go(verbs, files)).runtime.command).toEqual(['/usr/local/bin/shop', 'server', 'run']);
    const given = { ...files, Dockerfile: `${files.Dockerfile}CMD ["/srv/shop", "server"]\n` };
    expect(detectingOne(go(verbs, given)).runtime.command).toEqual(['/usr/local/bin/shop', 'server']);
  });

  test.each([
    [
      'as an option',
      'COPY conf/shop.yml /etc/shop/\n',
      '"--config=/etc/shop/shop.yml"',
      ['--config=/etc/shop/shop.yml'],
    ],
    [
      'by itself',
      'COPY conf/shop.yml /etc/shop/shop.yml\n',
      '"server", "/etc/shop/shop.yml"',
      ['server', '/etc/shop/shop.yml'],
    ],
  ])('name a file of settings that lies in the same place, %s', (_how, copy, words, expected) => {
    const Dockerfile = `FROM alpine\nWORKDIR /shop\n${copy}ENTRYPOINT ["/bin/shop"]\nCMD [${words}]\n`;
    const { runtime } = detectingOne(go(verbs, { Dockerfile, 'conf/shop.yml': 'a: 1\n' }));
    expect(runtime.command).toEqual(['/usr/local/bin/shop', ...expected]);
    expect(runtime.copy).toContainEqual({ from: 'conf/shop.yml', to: '/etc/shop/shop.yml' });
  });

  test('bring no settings of the system', () => {
    const Dockerfile = 'FROM alpine\nCOPY nsswitch.conf /etc/nsswitch.conf\nENTRYPOINT ["/bin/shop"]\n';
    const { runtime } = detectingOne(go('', { Dockerfile, 'nsswitch.conf': 'hosts: files\n' }));
    expect(runtime.copy.map(({ to }) => to)).not.toContain('/etc/nsswitch.conf');
  });

  test('name a file of settings that a stage in between has', () => {
    const Dockerfile =
      'FROM alpine AS files\nCOPY shop.yml /etc/shop/\nFROM alpine\nCOPY --from=files --chown=1:1 /etc/shop /etc/shop\nCMD ["shop", "server", "/etc/shop/shop.yml"]\n';
    const { runtime } = detectingOne(go(verbs, { Dockerfile, 'shop.yml': 'a: 1\n' }));
    expect(runtime.command).toEqual(['/usr/local/bin/shop', 'server', '/etc/shop/shop.yml']);
    expect(runtime.copy).toContainEqual({ from: 'shop.yml', to: '/etc/shop/shop.yml' });
  });
});

describe('a .NET project', () => {
  test.each([
    ['net8', '8'],
    ['net10', '10'],
  ])('for %s means that release', (framework, release) => {
    const project = `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>${framework}</TargetFramework></PropertyGroup></Project>`;
    expect(detectingOne({ 'Shop.csproj': project }).build.packages).toContain(`dotnet-${release}-sdk`);
  });
});

describe('beside a service', () => {
  const csproj = (sdk: string, more = '') =>
    `<Project Sdk="${sdk}"><PropertyGroup><TargetFramework>net10.0</TargetFramework>${more}</PropertyGroup></Project>`;
  const shop = { 'src/Shop/Shop.csproj': csproj('Microsoft.NET.Sdk.Web'), 'src/Shop/Program.cs': 'app.Run();' };
  const names = (files: Files) => detecting(files).builds.map(({ metadata }) => metadata.project_name);
  const pages = { scripts: { build: 'vite build' }, devDependencies: { vite: '6' } };

  test('a program of .NET that runs and ends is run by hand', () => {
    const updater = { 'src/Updater/Updater.csproj': csproj('Microsoft.NET.Sdk', '<OutputType>Exe</OutputType>') };
    expect(names({ ...shop, ...updater, 'src/Updater/Program.cs': 'Unpack(args);' })).toEqual(['shop']);
    expect(names({ ...shop, ...updater, 'src/Updater/Program.cs': 'while (true) { Work(); }' })).toHaveLength(2);
    expect(names({ ...updater, 'src/Updater/Program.cs': 'Unpack(args);' })).toEqual(['updater']);
  });

  test('a module of Go that runs and ends is, too', () => {
    const tool = { 'gen/go.mod': 'module example.com/gen\n\ngo 1.25\n' };
    const main = (body: string) => ({ 'gen/main.go': `package main\n\nfunc main() {\n${body}\n}\n` });
    const server = go('http.ListenAndServe(":8080", nil)', tool);
    expect(names({ ...server, ...main('write(os.Args[1])') })).toEqual(['shop']);
    expect(names({ ...server, ...main('signal.Notify(stop)') })).toHaveLength(2);
  });

  test('pages that a project of .NET publishes are built for it where no target does', () => {
    const files = {
      'src/Shop/Shop.csproj': csproj('Microsoft.NET.Sdk.Web', '<SpaRoot>ClientApp\\</SpaRoot>').replace(
        '</Project>',
        '<ItemGroup><DistFiles Include="$(SpaRoot)dist\\**" /></ItemGroup></Project>',
      ),
      'src/Shop/ClientApp/package.json': pages,
      'src/Shop/ClientApp/index.html': '',
    };
    expect(commandLines(detectingOne(files))).toContain('cd ClientApp && npm run build');
    const beside = { ...shop, 'src/Shop/package.json': pages };
    expect(commandLines(detectingOne(beside))).toContain('npm run build');
  });

  test('pages that its own targets build are its own', () => {
    const target =
      '<Target Name="Pages"><Exec Command="npm ci &amp;&amp; npm run build" WorkingDirectory="ClientApp" /></Target>';
    const project = csproj('Microsoft.NET.Sdk.Web').replace('</Project>', `${target}</Project>`);
    const files = { 'Shop.csproj': project, 'ClientApp/package.json': pages, 'ClientApp/index.html': '' };
    const build = detectingOne(files);
    expect(build.metadata.build_system).toBe('dotnet');
    expect(commandLines(build).filter((line) => line.includes('run build'))).toEqual([]);
  });
});

describe('where a compiled program listens', () => {
  const portsOf = (files: Files) => detectingOne(files).runtime.ports;

  test.each([
    ['shop.yml', 'web:\n  http: {{ getenv "HTTP" "0.0.0.0:5556" }}\n', 5556],
    ['shop.toml', '[app]\naddress = "0.0.0.0:9001"\n', 9001],
    ['shop.json', '{\n  "http_port": 8123\n}\n', 8123],
    ['shop.ini', 'listen_addr = :7000\n', 7000],
  ])('is said by settings that it reads: %s', (name, text, port) => {
    expect(portsOf(go(`read("${name}")`, { [name]: text }))).toEqual([port]);
  });

  test('is not where its database does', () => {
    expect(portsOf(go('read("shop.toml")', { 'shop.toml': '[db]\nhost = "db:5433"\nport = 5432\n' }))).toEqual([]);
  });

  test('is the default of an option, whatever variable it has', () => {
    const source =
      '#[arg(long, default_value = "8087", env = "SERVER_PORT")]\n    /// Where to listen\n    pub port: u16,';
    const cargo = '[package]\nname = "shop"\nversion = "1.0.0"\nedition = "2021"\n';
    const main = `struct A {\n    ${source}\n}\nfn main() {}\n`;
    expect(portsOf({ 'Cargo.toml': cargo, 'src/main.rs': main })).toEqual([8087]);
  });

  test('is an address of all interfaces in .NET', () => {
    const project =
      '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>';
    const program = 'builder.WebHost.UseUrls(options.Host ?? "http://*:5000");';
    expect(portsOf({ 'Shop.csproj': project, 'Program.cs': program })).toEqual([5000]);
  });
});

test('the tags of a Makefile hold where files have conditions for them', () => {
  const tagged = { 'sqlite.go': '//go:build fts5\n\npackage main\n' };
  const makefile = (line: string) => ({ Makefile: `${line}\nbuild:\n\tgo build -tags=$(GO_BUILD_TAGS) .\n` });
  const build = (line: string) => commandLines(detectingOne(go('', { ...tagged, ...makefile(line) }))).at(-1);
  expect(build('GO_BUILD_TAGS=netgo,fts5$(EXTRA)')).toContain('go build -tags fts5 ');
  expect(build('TEST_TAGS=fts5')).not.toContain('-tags');
});

test('a module in a folder starts as the image of the Dockerfile above has it', () => {
  const Dockerfile =
    'FROM golang AS build\nADD backend /build/backend\nWORKDIR /build/backend\nRUN go build -o shop ./app\nFROM alpine\nCOPY --from=build /build/backend/shop /srv/shop\nCMD ["/srv/shop", "server"]\n';
  const module = Object.fromEntries(
    Object.entries(go('app.Command("server")')).map(([name, text]) => [`backend/${name}`, text]),
  );
  expect(detectingOne({ ...module, Dockerfile }).runtime.command).toEqual(['/usr/local/bin/shop', 'server']);
});

test('what CMake looks for by find_library is there', () => {
  const build = detectingOne({
    'CMakeLists.txt':
      'project(shop C)\nadd_executable(shop main.c)\nfind_library(UV NAMES uv libuv PATHS /opt)\nfind_library(JSON json-c)\nfind_library(OWN NAMES ${MINE})\n',
    'main.c': 'int main(void) { return 0; }\n',
  });
  expect(build.build.packages).toEqual(expect.arrayContaining(['libuv-dev', 'json-c-dev']));
  expect(build.runtime.packages).toEqual(expect.arrayContaining(['libuv', 'json-c']));
});

test('what only builds pages while people work on them is no service beside one', () => {
  const mails = { scripts: { start: 'gulp', build: 'gulp --production' }, devDependencies: { gulp: '4' } };
  const files = { 'mails/package.json': mails, 'mails/gulpfile.js': '' };
  const server = Object.entries(go('http.ListenAndServe(":8080", nil)')).map(([name, text]) => [`api/${name}`, text]);
  const paths = detecting({ ...files, ...(Object.fromEntries(server) as Files) }).builds.map(
    ({ metadata }) => metadata.path,
  );
  expect(paths).toEqual(['api']);
});

test('a program of Rust that writes pages may go round in a loop', () => {
  const cargo = '[package]\nname = "thanks"\nversion = "1.0.0"\nedition = "2021"\n\n[dependencies]\nhandlebars = "4"\n';
  const main = 'fn main() {\n    loop {\n        if done() { break; }\n    }\n    fs::write("index.html", page);\n}\n';
  expect(() => detecting({ 'Cargo.toml': cargo, 'src/main.rs': main })).toThrow('writes pages');
});

describe('what an image has of the stages that its last one goes on from', () => {
  const Dockerfile = (more: string) =>
    `FROM alpine AS base\nENV SHOP_MODE=quick\nFROM base AS runtime\n${more}ENTRYPOINT ["/bin/shop"]\n`;

  test('are its settings', () => {
    expect(detectingOne(go('', { Dockerfile: Dockerfile('') })).runtime.env).toMatchObject({ SHOP_MODE: 'quick' });
  });

  test('and a folder below /var that it gives to the program can be written', () => {
    const folder = (path: string) =>
      commandLines(detectingOne(go('', { Dockerfile: Dockerfile(`RUN mkdir -p ${path} && chown 1001 ${path}\n`) })));
    expect(folder('/var/shop').join('\n')).toContain('mkdir -p /root/writable/var/shop');
    expect(folder('/var/log').join('\n')).not.toContain('/root/writable');
  });
});
