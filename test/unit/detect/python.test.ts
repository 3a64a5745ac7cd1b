import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

const FASTAPI = 'from fastapi import FastAPI\n\nservice = FastAPI()\n\n@service.get("/x")\ndef x(): ...\n';

describe('a Python web application', () => {
  test('is found wherever it is made, and runs in a production server', () => {
    const build = detectingOne({ 'requirements.txt': 'fastapi\nuvicorn[standard]\n', 'backend/api.py': FASTAPI });
    expect(build.metadata).toMatchObject({ language: 'python', build_system: 'pip', framework: 'fastapi' });
    expect(build.runtime.command).toEqual(['uvicorn', 'backend.api:service', '--host', '0.0.0.0', '--port', '8000']);
    expect(decision(build, 'framework')).toBe('fastapi (requirements.txt:1)');
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

  test('has its source on the path when it lies in src', () => {
    const build = detectingOne({ 'requirements.txt': 'fastapi\nuvicorn\n', 'src/shop/main.py': FASTAPI });
    expect(build.runtime.command[1]).toBe('shop.main:service');
    expect(build.runtime.env.PYTHONPATH).toBe('/app/src:/app');
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
      /install --no-warn-script-location \.$/,
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

  test('is not there for a program without dependencies', () => {
    const build = detectingOne(main);
    expect(build.build.commands).toEqual([]);
    expect(build.runtime.command).toEqual(['python3', 'main.py']);
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
