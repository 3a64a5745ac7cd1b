import { describe, expect, test } from '@jest/globals';
import {
  commandLines,
  decision,
  detecting,
  detectingOne,
  problemsOf,
  type Files,
} from '../../support/detect/detecting.ts';

const MOD = 'module example.com/shop\n\ngo 1.25\n';

function go(body: string, files: Files = {}): Files {
  return { 'go.mod': MOD, 'main.go': `package main\n\nfunc main() {\n${body}\n}\n`, ...files };
}

function rust(body: string, files: Files = {}): Files {
  return {
    'Cargo.toml': '[package]\nname = "shop"\nversion = "1.0.0"\nedition = "2021"\n',
    'src/main.rs': `${body}\nfn main() {}\n`,
    ...files,
  };
}

function commandOf(files: Files): readonly string[] {
  return detectingOne(files).runtime.command;
}

describe('the words that another image starts a compiled program with', () => {
  const listens = 'flag.String("listener", "127.0.0.1:8080", "")\nflag.String("config.file", "shop.yml", "")';

  test('an address to listen at stays, and is the port', () => {
    const dockerfile = 'FROM scratch\nENTRYPOINT ["/go/bin/other", "--listener", ":9999"]\n';
    const build = detectingOne(go(listens, { Dockerfile: dockerfile }));
    expect(build.runtime.command).toEqual(['/usr/local/bin/shop', '--listener', ':9999']);
    expect(build.runtime.ports).toEqual([9999]);
  });

  test('an option whose default is the machine alone says all interfaces', () => {
    const option = 'flag.String("address", "127.0.0.1", "address to listen on")\nflag.String("port", "8081", "")';
    expect(commandOf(go(option))).toEqual(['/usr/local/bin/shop', '--address=0.0.0.0']);
    expect(commandOf(go('flag.String("db-host", "127.0.0.1", "address to listen on")'))).toHaveLength(1);
  });

  test('so does one without an option', () => {
    const dockerfile = 'FROM scratch\nENTRYPOINT ["/shop", "0.0.0.0:8000"]\n';
    const build = detectingOne(rust('', { Dockerfile: dockerfile }));
    expect(build.runtime.command).toEqual(['/usr/local/bin/shop', '0.0.0.0:8000']);
    expect(build.runtime.ports).toEqual([8000]);
  });

  test('a script of Python gets them, too', () => {
    const files = {
      'setup.py': 'setup(name="shop", entry_points={"console_scripts": ["shop = shop.cli:run"]})\n',
      'shop/__init__.py': '',
      'shop/cli.py': 'def run():\n    parser.add("hosts")\n',
      Dockerfile:
        'FROM python:3-alpine\nENTRYPOINT ["/app/bin/python", "/app/bin/shop"]\nCMD ["--hosts", "0.0.0.0:5232,[::]:5232"]\n',
    };
    const { runtime } = detectingOne(files);
    expect(runtime.command).toEqual(['shop', '--hosts', '0.0.0.0:5232,[::]:5232']);
    expect(runtime.ports).toEqual([5232]);
  });

  test('a file that the image has beside the program is named where it lies here', () => {
    const dockerfile =
      'FROM scratch\nCOPY shop.yml /etc/shop/config.yml\nENTRYPOINT ["/shop"]\nCMD ["--config.file=/etc/shop/config.yml"]\n';
    expect(commandOf(go(listens, { Dockerfile: dockerfile, 'shop.yml': 'a: 1\n' }))).toEqual([
      '/usr/local/bin/shop',
      '--config.file=/etc/shop/config.yml',
    ]);
  });

  test('a file in a volume keeps its place, and places of that image fall away', () => {
    const dockerfile =
      'FROM scratch\nVOLUME /data\nENTRYPOINT ["/shop"]\nCMD ["--db","/data/shop.db","--log","/var/log/shop/a.log","--width","600"]\n';
    const flags = 'flag.String("db", "", "")\nflag.String("log", "", "")\nflag.Int("width", 1, "")';
    expect(commandOf(go(flags, { Dockerfile: dockerfile }))).toEqual([
      '/usr/local/bin/shop',
      '--db',
      '/data/shop.db',
      '--width',
      '600',
    ]);
  });

  test.each([
    '["/entrypoint.sh", "serve"]',
    '["python", "serve.py"]',
    '["/shop", "--unknown"]',
    '["/shop", "unknown"]',
  ])('%s says nothing of it', (line) => {
    expect(commandOf(go('', { Dockerfile: `FROM scratch\nENTRYPOINT ${line}\n` }))).toEqual(['/usr/local/bin/shop']);
  });
});

describe('where a compiled program listens', () => {
  test.each<[string, Files, readonly number[]]>([
    [
      'the address before a port is none',
      go('flags.StringP("address", "a", "127.0.0.1", "")\nflags.StringP("port", "p", "8081", "")'),
      [8081],
    ],
    [
      'a database is not what it serves',
      go('x := "a"\nhttp.ListenAndServe(":6060", nil)\nhttp.ListenAndServe(":8082", nil)'),
      [8082],
    ],
    ['a constant for it', go('', { 'config/config.go': 'package config\n\nconst defaultServerPort = 8083\n' }), [8083]],
    ['a function for a default', rust('fn default_port() -> u16 {\n    5000\n}\n'), [5000]],
    [
      'a function that reads a variable',
      rust('fn port() { let port = var_parsed("PORT")?.unwrap_or(8888); }\n'),
      [8888],
    ],
    [
      'a port for pages of several',
      go('', { Dockerfile: 'FROM scratch\nEXPOSE 1025/tcp 1110/tcp 8025/tcp\n' }),
      [8025],
    ],
  ])('%s', (_, files, ports) => {
    expect(detectingOne(files).runtime.ports).toEqual(ports);
  });

  test('a module of the repository that replaces another one may read PORT', () => {
    const files = go('server.Run()', {
      'shop/go.mod': `${MOD}\nreplace example.com/common => ../common\n`,
      'shop/main.go': 'package main\n\nfunc main() { server.Run() }\n',
      'common/go.mod': 'module example.com/common\n\ngo 1.25\n',
      'common/server.go': 'package common\n\nfunc Run() { http.ListenAndServe(":"+os.Getenv("PORT"), nil) }\n',
    });
    const { 'go.mod': _mod, 'main.go': _main, ...rest } = files;
    expect(detectingOne(rest).runtime.env).toMatchObject({ PORT: '8080' });
  });

  test('a line for a shell that names PORT is told it', () => {
    const { runtime } = detectingOne(
      go('http.ListenAndServe(":8080", nil)', { Procfile: 'web: shop --url=$URL --listen=$PORT\n' }),
    );
    expect(runtime.env).toMatchObject({ PORT: '8080' });
  });
});

describe('what a compiled program needs to be built and to start', () => {
  test('tags that the source knows and experiments of the compiler come from the Dockerfile', () => {
    const Dockerfile =
      'FROM golang AS b\nENV GOEXPERIMENT=jsonv2\nRUN go build -tags "migrate netgo" -o /a .\nFROM scratch\n';
    const build = detectingOne(go('', { 'migrate.go': '//go:build migrate\n\npackage main\n', Dockerfile }));
    expect(commandLines(build).at(-1)).toContain('go build -tags migrate -trimpath');
    expect(build.build.env).toMatchObject({ GOEXPERIMENT: 'jsonv2' });
  });

  test('a driver of an old module binds C', () => {
    const source = 'package main\n\nimport (\n\t_ "github.com/jinzhu/gorm/dialects/sqlite"\n)\n\nfunc main() {}\n';
    const build = detectingOne({ 'go.mod': `${MOD}require github.com/jinzhu/gorm v1.9.1\n`, 'main.go': source });
    expect(build.build.env).toMatchObject({ CGO_ENABLED: '1' });
  });

  test('a file of variables without which it ends is there, and empty', () => {
    const build = detectingOne(go('if err := godotenv.Load(); err != nil {\n\tlog.Fatal(err)\n}'));
    expect(build.runtime.copy).toContainEqual({ from: '/root/environment', to: '.env' });
    expect(detectingOne(go('godotenv.Load()')).runtime.copy).toHaveLength(1);
  });

  test('files that the source names lie beside it', () => {
    const files = { 'conf/app.ini': 'a = 1\n', 'test/other.json': '{}', 'package.json': { name: 'a' } };
    const { runtime } = detectingOne(
      go('ini.Load("conf/app.ini")\nopen("test/other.json")\nopen("package.json")', files),
    );
    expect(runtime.copy.map(({ from }) => from)).toEqual(['/root/bin/shop', 'conf/app.ini']);
    expect(detectingOne(rust('fn a() { open("shop.json") }', { 'shop.json': '{}' })).runtime.copy).toContainEqual({
      from: 'shop.json',
      to: 'shop.json',
    });
    expect(
      detectingOne(rust('const A: &str = include_str!("shop.json");', { 'shop.json': '{}' })).runtime.copy,
    ).toHaveLength(1);
  });

  test('programs that it runs are in the image', () => {
    const called = go('exec.Command("git", "clone")\nexec.CommandContext(ctx, "ffprobe")\nexec.Command("rm")');
    expect(detectingOne(called).runtime.packages).toEqual(['ffmpeg', 'git']);
    expect(detectingOne(rust('fn a() { Command::new("git"); }')).runtime.packages).toContain('git');
    const python = {
      'requirements.txt': 'flask\n',
      'app.py': 'app = Flask(__name__)\nsubprocess.run(["ffmpeg", "-i"])\n',
    };
    expect(detectingOne(python).runtime.packages).toContain('ffmpeg');
    expect(
      detectingOne(go('', { 'scripts/a.go': 'package main\n\nfunc a() { exec.Command("git") }\n' })).runtime.packages,
    ).toEqual([]);
  });

  test('a folder that git only keeps is filled by the pages around it, else told', () => {
    const embeds = { 'web/a.go': 'package web\n\n//go:embed all:dist\nvar Files embed.FS\n', 'web/dist/.gitkeep': '' };
    expect(detecting(go('', embeds)).notices).toMatchObject([
      { code: 'EMBEDS_PLACEHOLDER', location: { file: 'web/a.go' } },
    ]);
    const pages = {
      'web/package.json': { name: 'web', scripts: { build: 'vite build' }, devDependencies: { vite: '7' } },
    };
    expect(commandLines(detectingOne(go('', { ...embeds, ...pages })))).toContain('cd web && npm run build');
  });

  test('a key that is not there is made by no build of pages', () => {
    const files = go('', {
      'a.go': 'package main\n\n//go:embed key.pem\nvar key string\n',
      'package.json': { scripts: { build: 'vite build' } },
    });
    expect(problemsOf(files)).toMatchObject([
      { code: 'FEATURE_UNSUPPORTED', message: expect.stringContaining('key.pem') },
    ]);
  });

  test('CMake stops at a library that nothing brings', () => {
    const cmake = (line: string) =>
      `project(shop)\n${line}\nadd_executable(tool a.c)\nadd_executable(shopserver a.c)\n`;
    expect(
      problemsOf({ 'CMakeLists.txt': cmake('find_package(oatpp 1.4 REQUIRED)'), 'a.c': 'int main() {}' }),
    ).toMatchObject([
      { code: 'FEATURE_UNSUPPORTED', message: expect.stringContaining('oatpp'), location: { line: 2 } },
    ]);
    for (const line of [
      'find_package(oatpp)',
      'find_package(Threads REQUIRED)',
      'if(A)\nfind_package(oatpp REQUIRED)\nendif()',
    ])
      expect(
        decision(detectingOne({ 'CMakeLists.txt': cmake(line), 'a.c': 'int main() {}' }), 'start command'),
      ).toContain('shopserver');
  });
});

describe('pages that a Dockerfile builds in a stage of their own', () => {
  const page = (name: string) => ({
    [`${name}/package.json`]: { name, scripts: { generate: 'nuxt generate', build: 'vite build' } },
    [`${name}/package-lock.json`]: { lockfileVersion: 3, packages: {} },
  });
  const embeds = {
    'api/a.go': 'package api\n\n//go:embed all:static/public\nvar Files embed.FS\n',
    'api/static/public/.gitkeep': '',
  };
  const stage = 'FROM node AS pages\nWORKDIR /app\nCOPY frontend .\nRUN npm ci && npm run generate\n';

  test('are put where the program takes them in, and are no service', () => {
    const Dockerfile = `${stage}FROM golang AS b\nWORKDIR /src\nCOPY . .\nCOPY --from=pages /app/.output/public ./api/static/public\nFROM scratch\nCOPY --from=b /a /a\n`;
    const build = detectingOne(go('', { ...embeds, ...page('frontend'), Dockerfile }));
    expect(commandLines(build)).toEqual(
      expect.arrayContaining([
        'cd frontend && npm run generate',
        'rm -rf api/static/public && mkdir -p api/static && cp -R frontend/.output/public api/static/public',
      ]),
    );
  });

  test('lie beside the program where its image has them', () => {
    const Dockerfile =
      'FROM node AS pages\nWORKDIR /a\nCOPY web/one/package*.json web/one/\nCOPY web/one web/one\nCOPY web/two web/two\nRUN cd web/one && npm run build\nFROM alpine\nWORKDIR /a\nCOPY --from=pages /a/web/one/build web/one/build\nCOPY --from=pages /a/web/two/build web/two/build\n';
    const { runtime } = detectingOne(go('', { ...page('web/one'), ...page('web/two'), Dockerfile }));
    expect(runtime.copy).toEqual(
      expect.arrayContaining([
        { from: 'web/one/build', to: 'web/one/build' },
        { from: 'web/two/build', to: 'web/two/build' },
      ]),
    );
  });

  test('are built for a Python application that serves them, as its bundler says', () => {
    const files = { 'requirements.txt': 'flask\n', 'shop/__init__.py': 'app = Flask(__name__)\n', ...page('vue3') };
    const config = (to: string) => ({ 'vue3/vite.config.ts': `export default { build: { outDir: '${to}' } }` });
    expect(commandLines(detectingOne({ ...files, ...config('../shop/static/vue3/') }))).toContain(
      'cd vue3 && npm run build',
    );
    expect(detecting({ ...files, ...config('dist') }).builds[0]?.build.packages).not.toContain('npm');
  });
});
