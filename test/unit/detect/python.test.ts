import { describe, expect, test } from '@jest/globals';
import {
  commandLines,
  decision,
  detecting,
  detectingOne,
  problemsOf,
  type Files,
} from '../../support/detect/detecting.ts';
import { processorTime } from '../../support/processor-time.ts';

const FASTAPI = 'from fastapi import FastAPI\n\nservice = FastAPI()\n\n@service.get("/x")\ndef x(): ...\n';

describe('a Python web application', () => {
  test('is found wherever it is made, and runs in a production server', () => {
    const build = detectingOne({ 'requirements.txt': 'fastapi\nuvicorn[standard]\n', 'backend/api.py': FASTAPI });
    expect(build.metadata).toMatchObject({ language: 'python', build_system: 'pip', framework: 'fastapi' });
    expect(build.runtime.command).toEqual(['uvicorn', 'backend.api:service', '--host', '0.0.0.0', '--port', '8000']);
    expect(decision(build, 'framework')).toBe('fastapi (requirements.txt:1)');
  });

  test('of a class of its own is found, too', () => {
    const files = { 'requirements.txt': 'flask\ngunicorn\n', 'a/base.py': 'class Shop(Flask):\n    pass\n' };
    const build = detectingOne({ ...files, 'application.py': 'application = Shop("app")\n' });
    expect(build.runtime.command).toEqual(['gunicorn', 'application:application']);
  });

  test('of Locust runs in its own program', () => {
    const files = { 'requirements.txt': 'flask==3\nlocust==2\n', 'locustfile.py': 'class A(HttpUser):\n    pass\n' };
    expect(detectingOne(files).runtime).toMatchObject({ command: ['locust'], ports: [8089] });
  });

  test('gets a server when it brings none, and that is told', () => {
    const { builds, notices } = detecting({
      'requirements.txt': 'flask\n',
      'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
    });
    expect(builds[0]?.runtime.command).toEqual(['gunicorn', 'app:app']);
    expect(builds[0]?.runtime.env.PORT).toBe('5000');
    expect(commandLines(builds[0]!).at(-1)).toContain('install --no-warn-script-location gunicorn');
    expect(notices.map(({ code }) => code)).toContain('SERVER_ADDED');
  });

  test('that a factory makes is called by the server', () => {
    const build = detectingOne({
      'requirements.txt': 'flask\ngunicorn\n',
      'shop/__init__.py': 'from flask import Flask\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n',
    });
    expect(build.runtime.command[1]).toBe('shop:create_app()');
  });

  test('of Django runs the WSGI module of its settings', () => {
    const build = detectingOne({
      'requirements.txt': 'Django\ngunicorn\n',
      'manage.py': '',
      'config/settings.py': "WSGI_APPLICATION = 'config.wsgi.application'",
      'config/wsgi.py': '',
      'config/urls.py': "urlpatterns = [path('healthz/', check)]",
    });
    expect(build.runtime.command).toEqual(['gunicorn', 'config.wsgi:application']);
    expect(build.runtime.health).toEqual({ endpoint: '/healthz/' });
  });

  test('of Django without a WSGI module is made by Django itself, with the settings that manage.py names', () => {
    const build = detectingOne({
      'requirements.txt': 'Django\ngunicorn\n',
      'manage.py':
        "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site.settings')\nif __name__ == '__main__':\n  main()\n",
      'site/settings.py': '',
    });
    expect(build.runtime.command).toEqual(['gunicorn', 'django.core.wsgi:get_wsgi_application()']);
    expect(build.runtime.env).toMatchObject({ DJANGO_SETTINGS_MODULE: 'site.settings', PORT: '8000' });
  });

  test('of Django is never its manage.py', () => {
    expect(
      problemsOf({ 'requirements.txt': 'Django', 'manage.py': "if __name__ == '__main__':\n  main()\n" }),
    ).toMatchObject([{ code: 'NOTHING_DETECTED' }]);
  });

  test('that a function makes is found where it is called', () => {
    const build = detectingOne({
      'requirements.txt': 'fastapi\nuvicorn\n',
      'app/main.py':
        'def get_application() -> FastAPI:\n    app = FastAPI()\n    return app\n\napp = get_application()\n',
    });
    expect(build.runtime.command.slice(0, 2)).toEqual(['uvicorn', 'app.main:app']);
  });

  test('is not one that an example in a docstring makes, nor by a function that needs something', () => {
    const explained = 'def cached(key):\n    """\n    app = FastAPI()\n    """\n';
    const needy = 'def make(name):\n    return FastAPI()\n';
    const files = { 'requirements.txt': 'fastapi\nuvicorn\n', 'shop/cache.py': explained, 'shop/make.py': needy };
    expect(problemsOf(files)).toMatchObject([{ code: 'NOTHING_DETECTED' }]);
    const text = 'ABOUT = """\nshop\n"""\napp = FastAPI()\nMORE = """\n"""\n';
    expect(detectingOne({ ...files, 'shop/main.py': text }).runtime.command[1]).toBe('shop.main:app');
  });

  test('of Django is looked for beside the settings that manage.py names', () => {
    const build = detectingOne({
      'requirements.txt': 'Django\nuvicorn\n',
      'manage.py': "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'example.settings.production')\n",
      'example/settings/production.py': '',
      'example/asgi/__init__.py': '',
    });
    expect(build.runtime.command.slice(0, 2)).toEqual(['uvicorn', 'example.asgi:application']);
  });

  test('that is only made when a server asks for it is made by the server', () => {
    const factory = 'def make() -> Litestar:\n    return Litestar([])\n';
    const command = (server: string) =>
      detectingOne({ 'requirements.txt': `litestar\n${server}\n`, 'shop/asgi.py': factory }).runtime.command;
    expect(command('uvicorn').slice(0, 3)).toEqual(['uvicorn', '--factory', 'shop.asgi:make']);
    expect(command('granian')).toEqual(expect.arrayContaining(['--factory', 'shop.asgi:make']));
    expect(command('hypercorn').slice(0, 2)).toEqual(['hypercorn', 'shop.asgi:make()']);
  });

  test('behind gunicorn listens on PORT, unless its settings bind it elsewhere', () => {
    const files = { 'requirements.txt': 'flask\ngunicorn\n', 'app.py': 'app = Flask(__name__)\n' };
    expect(detectingOne(files).runtime).toMatchObject({ command: ['gunicorn', 'app:app'], env: { PORT: '5000' } });
    const bound = { ...files, 'gunicorn.conf.py': 'workers = 2\nbind = "127.0.0.1:9000"\n' };
    expect(detectingOne(bound).runtime.command).toEqual(['gunicorn', 'app:app', '--bind', '0.0.0.0:5000']);
  });

  test('behind gunicorn in a Procfile keeps listening on PORT', () => {
    const build = detectingOne({
      'requirements.txt': 'flask\ngunicorn\n',
      'app.py': 'app = Flask(__name__)\n',
      Procfile: 'web: gunicorn app:app -w 2 --bind 0.0.0.0:$PORT\n',
    });
    expect(build.runtime).toMatchObject({ command: ['gunicorn', 'app:app', '-w', '2'], env: { PORT: '5000' } });
  });

  test('of Falcon runs behind a server of its kind', () => {
    const command = (source: string) =>
      detectingOne({ 'requirements.txt': 'falcon\n', 'app.py': source }).runtime.command;
    expect(command('import falcon\napp = falcon.App()\n')).toEqual(['gunicorn', 'app:app']);
    expect(command('import falcon.asgi\napp = falcon.asgi.App()\n').slice(0, 2)).toEqual(['uvicorn', 'app:app']);
  });

  test('of Quart runs behind the server that Quart brings', () => {
    const { builds, notices } = detecting({ 'requirements.txt': 'quart\n', 'app.py': 'app = Quart(__name__)\n' });
    expect(builds[0]?.runtime.command).toEqual(['hypercorn', 'app:app', '--bind', '0.0.0.0:8000']);
    expect(notices).toEqual([]);
  });

  test('of Dash listens on all interfaces when it is its own server', () => {
    const build = detectingOne({ 'requirements.txt': 'dash\n', 'app.py': 'app = Dash(__name__)\napp.run()\n' });
    expect(build.runtime).toMatchObject({ command: ['python3', 'app.py'], env: { HOST: '0.0.0.0', PORT: '8050' } });
  });

  test('of Sanic listens on all interfaces', () => {
    const build = detectingOne({ 'requirements.txt': 'sanic\n', 'server.py': 'app = Sanic("shop")\napp.run()\n' });
    expect(build.runtime.command).toEqual(['sanic', 'server:app', '--host', '0.0.0.0', '--port', '8000']);
  });

  test('has its source on the path when it lies in src', () => {
    const build = detectingOne({ 'requirements.txt': 'fastapi\nuvicorn\n', 'src/shop/main.py': FASTAPI });
    expect(build.runtime.command[1]).toBe('shop.main:service');
    expect(build.runtime.env.PYTHONPATH).toBe('/app/src:/app');
  });
});

describe('Python source that was written to be hard to read', () => {
  test.each([
    ['quotes', '"""'.repeat(80_000)],
    ['quotes of both kinds', '\'"""'.repeat(60_000)],
    ['a chain of names', `def f():\n  FastAPI(\n  ${'a.'.repeat(120_000)}`],
    ['paths', `ROOT_URLCONF = "main"\nurlpatterns = [${'path("'.repeat(40_000)}`],
  ])('takes no longer for it: %s', (_, text) => {
    const spent = processorTime(() => detecting({ 'requirements.txt': 'fastapi\n', 'main.py': text }));
    // What grows with the square of the text takes ten seconds and more.
    expect(spent).toBeLessThan(5000);
  });
});

describe('the health endpoint of a Python application', () => {
  const django = {
    'requirements.txt': 'Django\ngunicorn\n',
    'manage.py': '',
    'site/settings.py': "ROOT_URLCONF = 'site.urls'\nWSGI_APPLICATION = 'site.wsgi.application'\n",
    'site/wsgi.py': '',
  };
  const healthOf = (files: Record<string, string>) => detectingOne(files).runtime.health?.endpoint;

  test('of Django is one that the root configuration serves, below what includes it', () => {
    const api = { 'shop/urls.py': "urlpatterns = [path('health', check)]" };
    expect(healthOf({ ...django, ...api, 'site/urls.py': "urlpatterns = [path('api/', include('shop.urls'))]" })).toBe(
      '/api/health',
    );
    expect(healthOf({ ...django, ...api, 'site/urls.py': 'urlpatterns = []' })).toBeUndefined();
  });

  test('of Django is none in a list that is included somewhere else', () => {
    const urls = "parts = [path('status/', status)]\nurlpatterns = [path('<uuid:code>/', include(parts))]";
    expect(healthOf({ ...django, 'site/urls.py': urls })).toBeUndefined();
  });

  test.each([
    ['Tornado', 'tornado', 'app = Application([(r"/healthz", Health)])\napp.listen(8888)\n', '/healthz'],
    ['WSGI alone', 'waitress', 'def app(environ, start):\n  if environ["PATH_INFO"] == "/health": ...\n', '/health'],
  ])('of %s is found', (_, dependency, source, expected) => {
    expect(healthOf({ 'requirements.txt': dependency, 'main.py': source })).toBe(expected);
  });
});

describe('the static files of Django', () => {
  const files = {
    'manage.py': '',
    'site/settings.py': "SECRET_KEY = os.environ['DJANGO_SECRET_KEY']\nSTATIC_ROOT = 'static'\n",
    'site/wsgi.py': '',
  };

  test('are gathered in the build where WhiteNoise serves them, whatever the key is called', () => {
    const build = detectingOne({ ...files, 'requirements.txt': 'Django\ngunicorn\nwhitenoise\n' });
    expect(commandLines(build).at(-1)).toBe(
      'DJANGO_SECRET_KEY=build SECRET_KEY=build /opt/venv/bin/python -B manage.py collectstatic --noinput',
    );
  });

  test('are gathered in the build where the start command would do it', () => {
    const build = detectingOne({
      ...files,
      'requirements.txt': 'Django\ngunicorn\n',
      Procfile: 'web: python manage.py collectstatic --noinput && gunicorn site.wsgi\n',
    });
    expect(build.runtime.command).toEqual(['gunicorn', 'site.wsgi']);
    expect(commandLines(build).at(-1)).toContain('collectstatic');
  });
});

describe('the installation of a Python project', () => {
  const main = { 'main.py': 'print(1)' };
  const systemOf = (files: Record<string, string>) => detectingOne({ ...main, ...files });

  test.each([
    [
      'uv',
      { 'uv.lock': '', 'pyproject.toml': '[project]\nname="a"\ndependencies=["httpx"]' },
      /^uv sync --frozen --no-dev/,
    ],
    [
      'poetry',
      { 'pyproject.toml': '[tool.poetry]\nname="a"\n[tool.poetry.dependencies]\nhttpx="*"' },
      /^poetry install --only main --no-root --compile$/,
    ],
    ['pdm', { 'pdm.lock': '', 'pyproject.toml': '[project]\nname="a"' }, /pdm sync --prod --no-self$/],
    ['pipenv', { Pipfile: '[packages]\nhttpx = "*"', 'Pipfile.lock': '{}' }, /^pipenv install --deploy$/],
    ['pip', { 'requirements.txt': 'httpx' }, /install --no-warn-script-location -r requirements.txt$/],
    [
      'pip',
      { 'pyproject.toml': '[project]\nname="a"\ndependencies=["httpx"]\n[build-system]\nrequires=[]' },
      /install --no-warn-script-location \/root\/project$/,
    ],
  ] as const)('is made by %s', (system, files, command) => {
    const build = systemOf(files);
    expect(build.metadata.build_system).toBe(system);
    expect(commandLines(build).some((line) => command.test(line))).toBe(true);
    expect(build.runtime.copy[0]).toEqual({ from: '/opt/venv', to: '/opt/venv' });
    for (const path of build.build.cache) expect(path).toMatch(/^\/root\/\.cache\//);
  });

  test('sees the requirements files that others include', () => {
    const build = systemOf({ 'requirements.txt': '-r requirements/base.txt\n', 'requirements/base.txt': 'httpx\n' });
    expect(build.build.commands[1]).toMatchObject({ inputs: ['requirements.txt', 'requirements/base.txt'] });
  });

  test('brings what native packages link, and nothing for their binary forms', () => {
    expect(systemOf({ 'requirements.txt': 'psycopg2==2.9\n' }).runtime.packages).toContain('libpq');
    expect(systemOf({ 'requirements.txt': 'psycopg[binary]\n' }).runtime.packages).not.toContain('libpq');
    expect(systemOf({ 'requirements.txt': 'psycopg2-binary\n' }).runtime.packages).not.toContain('libpq');
  });

  test('calls the interpreter by its path, since no pip is in the environment that PATH begins with', () => {
    const build = systemOf({ 'pdm.lock': '', 'pyproject.toml': '[project]\nname="a"' });
    expect(build.build.env.PATH).toMatch(/^\/opt\/venv\/bin:/);
    for (const line of commandLines(build).filter((each) => /-m (?:pip|venv)/.test(each))) {
      expect(line).toMatch(/^\/usr\/bin\/python3\.\d+ -m/);
    }
  });

  test('takes a tool from the package of the stream, or of the nearest one that it is built for', () => {
    const poetry = (version: string) =>
      systemOf({
        'pyproject.toml': `[tool.poetry]\nname="a"\n[tool.poetry.dependencies]\npython="~${version}"\nhttpx="*"`,
      }).build.packages;
    expect(poetry('3.12')).toContain('py3.12-poetry-bin');
    expect(poetry('3.14')).toEqual(expect.arrayContaining(['python-3.14', 'py3.13-poetry-bin']));
    expect(systemOf({ Pipfile: '[packages]\nhttpx = "*"' }).build.packages).toContain('py3.13-pipenv-bin');
  });

  test('of a member of a uv workspace follows the lock file at the root', () => {
    const build = detectingOne({
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["api", "lib"]',
      'uv.lock': '',
      'lib/pyproject.toml': '[project]\nname="lib"\n[build-system]\nrequires=[]',
      'lib/lib/__init__.py': '',
      'api/pyproject.toml':
        '[project]\nname="api"\ndependencies=["fastapi","uvicorn","lib"]\n[tool.uv.sources]\nlib={workspace=true}',
      'api/app.py': FASTAPI,
    });
    expect(build.metadata).toMatchObject({ path: 'api', build_system: 'uv' });
    expect(build.build.commands).toEqual([
      {
        run: 'uv sync --frozen --no-dev --no-install-workspace',
        inputs: ['pyproject.toml', '../pyproject.toml', '../uv.lock'],
        name: 'install dependencies',
      },
      {
        run: expect.stringMatching(/^uv sync --frozen --no-dev --no-editable && /) as unknown,
        name: 'install the project',
      },
    ]);
  });

  test.each([
    ['Pipfile', '[packages]\nlib = {path = "./lib", editable = true}'],
    ['pyproject.toml', '[tool.poetry]\nname="a"\n[tool.poetry.dependencies]\nlib = {path = "lib"}'],
    ['pyproject.toml', '[tool.pdm]\n[project]\nname="a"\ndependencies=["lib @ file:///${PROJECT_ROOT}/lib"]'],
    ['pyproject.toml', '[tool.uv.sources]\nlib = {path = "lib"}\n[project]\nname="a"\ndependencies=["lib"]'],
  ])('sees the whole source where a dependency lies in it: %s %s', (name, text) => {
    const steps = systemOf({ [name]: text }).build.commands;
    expect(steps).toContainEqual(expect.not.objectContaining({ inputs: expect.anything() as unknown }));
  });

  test('has Git where a dependency comes from there', () => {
    const text =
      '[tool.uv.sources]\nlib = {git = "https://example.org/lib"}\n[project]\nname="a"\ndependencies=["lib"]';
    expect(systemOf({ 'pyproject.toml': text }).build.packages).toContain('git');
  });

  test('puts scripts into the environment only where it installs the project', () => {
    const pyproject = '[project]\nname="a"\n[project.scripts]\nserve="shop.cli:main"\n[build-system]\nrequires=[]';
    const installed = detectingOne({ 'pyproject.toml': pyproject, 'shop/cli.py': '' });
    expect(installed.runtime.command).toEqual(['serve']);
    // The source would hide what was compiled.
    expect(installed.runtime.env).not.toHaveProperty('PYTHONPATH');
    const listed = detectingOne({ 'pyproject.toml': pyproject, 'requirements.txt': 'httpx', 'shop/cli.py': '' });
    expect(listed.runtime.command).toEqual(['python3', '-c', expect.stringContaining('from shop.cli import main')]);
  });

  test('of a pyproject.toml without a build backend takes the dependencies from the manifest alone', () => {
    const build = systemOf({
      'pyproject.toml': '[project]\nname="a"\nversion="1"\nreadme="README.md"\ndependencies=["httpx"]',
      'README.md': '',
      'web/__init__.py': '',
      'jobs/__init__.py': '',
    });
    expect(build.build.commands.at(-1)).toMatchObject({
      run: expect.stringMatching(/^cp -R \. \/root\/project && .* \/root\/project$/) as unknown,
      inputs: ['pyproject.toml', 'README.md'],
    });
  });

  test('of a setup.py brings its scripts', () => {
    const setup = 'setup(entry_points={"console_scripts": ["serve=shop.cli:main"]})';
    expect(detectingOne({ 'setup.py': setup, 'shop/cli.py': '' }).runtime.command).toEqual(['serve']);
    const cfg = '[options.entry_points]\nconsole_scripts =\n    serve = shop.cli:main\n';
    expect(detectingOne({ 'setup.py': '', 'setup.cfg': cfg, 'shop/cli.py': '' }).runtime.command).toEqual(['serve']);
  });

  test('is not there for a program without dependencies', () => {
    const build = detectingOne(main);
    expect(build.build.commands).toEqual([]);
    expect(build.runtime.command).toEqual(['python3', 'main.py']);
  });
});

describe('a Python program without a framework', () => {
  test('is the one that serves rather than one that prepares', () => {
    const build = detectingOne({
      'requirements.txt': 'aiohttp\n',
      'fill_database.py': "if __name__ == '__main__':\n  fill()\n",
      'shop/__init__.py': '',
      'shop/main.py': 'web.run_app(make_app())\n',
    });
    expect(build.runtime.command).toEqual(['python3', '-m', 'shop.main']);
  });

  test('is the one that its Dockerfile starts, where its source does not show which', () => {
    const program = "if __name__ == '__main__':\n  run()\n";
    const build = detectingOne({
      'requirements.txt': 'grpcio\n',
      'mail_client.py': program,
      'mail_server.py': program,
      Dockerfile: 'FROM python:3.13\nENTRYPOINT [ "python", "mail_server.py" ]\n',
    });
    expect(build.runtime.command).toEqual(['python3', 'mail_server.py']);
  });

  test('has the usual port of aiohttp only where it serves', () => {
    const ports = (source: string) =>
      detectingOne({ 'requirements.txt': 'aiohttp\n', 'main.py': source }).runtime.ports;
    expect(ports('web.run_app(app)\n')).toEqual([8080]);
    expect(ports('asyncio.run(fetch())\n')).toEqual([]);
  });

  test('is not a module deep inside a library', () => {
    const files = { 'requirements.txt': 'httpx\n', 'shop/settings.py': 'A = 1\n' };
    expect(problemsOf(files)).toMatchObject([{ code: 'NOTHING_DETECTED' }]);
  });
});

describe('the version of Python', () => {
  test.each([
    [{ 'pyproject.toml': '[project]\nname="a"\nrequires-python=">=3.11,<3.13"' }, 'python-3.12'],
    [{ 'runtime.txt': 'python-3.12.4' }, 'python-3.12'],
    [{ '.python-version': '3.11' }, 'python-3.11'],
    [{ Pipfile: '[requires]\npython_version = "3.12"' }, 'python-3.12'],
    [{ '.tool-versions': 'python 3.11.1' }, 'python-3.11'],
  ])('comes from %j', (files, expected) => {
    expect(detectingOne({ 'main.py': '', ...files }).runtime.packages).toContain(expected);
  });

  test('that is gone is refused with the line', () => {
    expect(problemsOf({ 'main.py': '', 'runtime.txt': 'python-2.7.18' })).toMatchObject([
      { code: 'VERSION_UNAVAILABLE', location: { file: 'runtime.txt', line: 1 } },
    ]);
  });
});

describe('the release of Python', () => {
  const flask = { 'requirements.txt': 'flask\ngunicorn\n', 'app.py': 'app = Flask(__name__)\n' };
  const release = (files: Files) => detectingOne(files).runtime.packages.find((name) => name.startsWith('python-'));

  test('is that of the image of a Dockerfile where nothing else names one', () => {
    expect(release({ ...flask, Dockerfile: 'FROM python:3.12-slim\n' })).toBe('python-3.12');
    expect(release({ ...flask, Dockerfile: 'ARG RELEASE=3.11\nFROM python:${RELEASE}-slim AS a\n' })).toBe(
      'python-3.11',
    );
    expect(release({ ...flask, Dockerfile: 'FROM python:3.11\n', '.python-version': '3.12\n' })).toBe('python-3.12');
    const range = '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\ndependencies = ["flask"]\n';
    expect(release({ ...flask, 'pyproject.toml': range, Dockerfile: 'FROM python:3.11\n' })).toBe('python-3.11');
  });

  test('is the nearest newer one where that image is older than all packages', () => {
    expect(release({ ...flask, Dockerfile: 'FROM python:3.7-alpine\n' })).toBe('python-3.10');
  });
});

test('what a web application serves to browsers is built before static files are gathered', () => {
  const files = {
    'requirements.txt': 'django\ngunicorn\nwhitenoise\n',
    'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "a.settings")\n',
    'a/settings.py':
      'STATIC_ROOT = "x"\nMIDDLEWARE = ["whitenoise.middleware.WhiteNoiseMiddleware"]\nWSGI_APPLICATION = "a.wsgi.application"\n',
    'a/wsgi.py': 'application = get_wsgi_application()\n',
    'package.json': { scripts: { build: 'rollup -c' }, devDependencies: { rollup: '4' } },
    'package-lock.json': { lockfileVersion: 3 },
  };
  const lines = commandLines(detectingOne(files));
  const at = (text: string) => lines.findIndex((line) => line.includes(text));
  expect(lines).toContain('npm ci');
  expect(at('npm run build')).toBeLessThan(at('collectstatic'));
  expect(lines.at(-1)).toBe('rm -rf node_modules');
  expect(commandLines(detectingOne({ ...files, 'package.json': { scripts: { test: 'a' } } }))).not.toContain('npm ci');
});
