import { describe, expect, test } from '@jest/globals';
import { detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

const started = (requirements: string, source: string, name = 'main.py') =>
  detectingOne({ 'requirements.txt': requirements, [name]: source }).runtime;
const refusal = (requirements: string, source: string, name = 'main.py') =>
  problemsOf({ 'requirements.txt': requirements, [name]: source })[0]?.message;

const WSGI = 'def application(environ, start_response):\n    return []\n';
const ASGI = 'async def app(scope: Scope, receive, send) -> None:\n    ...\n';

describe('Python code that exports what a server has to call', () => {
  test.each([
    ['a function of WSGI', '', WSGI, ['gunicorn', 'main:application']],
    [
      'over several lines',
      '',
      'def app(\n    environ,\n    start_response,\n):\n    return []\n',
      ['gunicorn', 'main:app'],
    ],
    [
      'an object of a class of WSGI',
      'gunicorn',
      'class App:\n    def __call__(self, environ, start_response): ...\n\napp = App()\n',
      ['gunicorn', 'main:app'],
    ],
    ['for waitress', 'waitress', WSGI, ['waitress-serve', '--listen=0.0.0.0:8000', 'main:application']],
    ['for uWSGI', 'uwsgi', WSGI, ['uwsgi', '--http', '0.0.0.0:8000', '--module', 'main', '--callable', 'application']],
    ['a function of ASGI', '', ASGI, ['uvicorn', 'main:app', '--host', '0.0.0.0']],
    ['for Hypercorn', 'hypercorn', ASGI, ['hypercorn', 'main:app', '--bind', '0.0.0.0:8000']],
    ['for Daphne', 'daphne', ASGI, ['daphne', '-b', '0.0.0.0', '-p', '8000', 'main:app']],
    ['a factory of Sanic', 'sanic', 'def make():\n    return Sanic("x")\n', ['sanic', '--factory', 'main:make']],
    ['of a library', 'mcp', 'mcp = FastMCP("x")\napp = mcp.streamable_http_app()\n', ['uvicorn', 'main:app']],
    [
      'made after something was set up',
      'waitress',
      'config = Configurator()\nconfig.add_route("h", "/")\napp = config.make_wsgi_app()\n',
      ['waitress-serve', '--listen=0.0.0.0:8000', 'main:app'],
    ],
    ['an attribute, for the server there', 'uvicorn', 'import p\napp = p.server.app\n', ['uvicorn', 'main:app']],
    ['an import, for the server there', 'gunicorn', 'from p import app\n', ['gunicorn', 'main:app']],
    ['an attribute, with a framework', 'fastapi', 'import p\napp = p.server.app\n', ['uvicorn', 'main:app']],
    [
      'an application of aiohttp',
      'aiohttp',
      'from aiohttp import web\napp = web.Application()\napp.add_routes([])\n',
      ['gunicorn', 'main:app', '--worker-class', 'aiohttp.GunicornWebWorker'],
    ],
  ])('is served: %s', (_, requirements, source, command) => {
    expect(started(requirements, source).command.slice(0, command.length)).toEqual(command);
  });

  test('listens on a port that is told, and the server that is added is told, too', () => {
    const { builds, notices } = detecting({ 'requirements.txt': '', 'app.py': WSGI });
    expect(builds[0]?.runtime).toMatchObject({ ports: [8000], env: { PORT: '8000' } });
    expect(notices.map(({ code }) => code)).toEqual(['SERVER_ADDED']);
  });

  test.each([
    ['serves itself', `${WSGI}if __name__ == "__main__":\n    make_server("", 80, application).serve_forever()\n`],
    ['works in a loop', 'def f(): ...\n\nwhile True:\n    f()\n'],
    ['works', 'def f(): ...\n\ntry:\n    f()\nexcept KeyboardInterrupt:\n    pass\n'],
    ['imports what may work', 'import shop.server\n'],
    ['starts what it made', 'client = Client()\n\n@client.event\ndef on_ready(): ...\n\nclient.run("x")\n'],
  ])('is run where it %s', (_, source) => {
    expect(started('requests', source).command).toEqual(['python3', 'main.py']);
  });

  test('is not preferred to a script that the project declares', () => {
    const pyproject =
      '[project]\nname="a"\n[project.scripts]\nserve="app:main"\n[build-system]\nrequires=["hatchling"]\nbuild-backend="hatchling.build"\n';
    const build = detectingOne({ 'pyproject.toml': pyproject, 'app.py': 'def main():\n    serve()\n' });
    expect(build.runtime.command).toEqual(['serve']);
  });
});

describe('Python code that only a platform calls', () => {
  test.each([
    ['a handler', 'def handler(event, context):\n    return 1\n'],
    ['with types', 'print("loading")\n\ndef handler(event: dict[str, Any], context: Any) -> dict:\n    return {}\n'],
    ['asynchronous', 'async def handler(_event, _context):\n    return 1\n'],
  ])('is refused by name: %s', (_, source) => {
    for (const name of ['main.py', 'app.py', 'lambda_function.py'])
      expect(refusal('boto3', source, name)).toMatch(`${name}: it defines handler(`);
  });

  test.each([
    ['functions for Azure', 'azure-functions', 'app = func.FunctionApp()\n\n@app.route(route="x")\ndef x(req): ...\n'],
    ['a function without its framework', 'flask', 'def hello(request):\n    return "hi"\n'],
    ['an application that nothing serves', 'tornado', 'def make():\n    return Application([])\n\napp = make()\n'],
    ['a page that nothing launches', 'gradio', 'demo = gr.Interface(fn=str)\n'],
    ['an import of unknown kind', 'p', 'from p import app\n'],
  ])('is refused: %s', (_, requirements, source) => {
    expect(refusal(requirements, source)).toContain('only defines what others call');
  });
});

describe('functions for functions-framework', () => {
  const HELLO = 'import functions_framework\n\n@functions_framework.http\ndef hello(request):\n    return ""\n';

  test('are served by it on PORT, by name', () => {
    const build = detectingOne({ 'requirements.txt': 'functions-framework\nflask', 'main.py': HELLO });
    expect(build.metadata.framework).toBe('functions-framework');
    expect(build.runtime).toMatchObject({
      command: ['functions-framework', '--target=hello'],
      ports: [8080],
      env: { PORT: '8080' },
    });
  });

  test.each([
    ['in another file', 'function.py', HELLO, ['--target=hello', '--source=function.py']],
    [
      'for events',
      'main.py',
      'from functions_framework import cloud_event\n\n@cloud_event\ndef on(event): ...\n',
      ['--target=on'],
    ],
    ['not registered', 'main.py', 'def hello(request): ...\n', ['--target=hello']],
    [
      'not registered, for events',
      'main.py',
      'def on(event, context): ...\n',
      ['--target=on', '--signature-type=event'],
    ],
  ])('are found: %s', (_, name, source, words) => {
    expect(started('functions-framework', source, name).command.slice(1)).toEqual(words);
  });

  test('bring it where the source imports it and nothing names it', () => {
    const { builds, notices } = detecting({ 'requirements.txt': 'requests', 'main.py': HELLO });
    expect(builds[0]?.runtime.command).toEqual(['functions-framework', '--target=hello']);
    expect(notices.map(({ code }) => code)).toEqual(['SERVER_ADDED']);
  });
});

describe('functions for the Functions Framework of Ruby', () => {
  test.each([
    ['app.rb', 'FunctionsFramework.http "hello" do |request|\nend\n', ['--source', 'app.rb', '--target', 'hello']],
    ['app.rb', 'FunctionsFramework.cloud_event(:on) { |e| }\n', ['--source', 'app.rb', '--target', 'on']],
    ['app.rb', 'FunctionsFramework.http do |request|\nend\n', ['--source', 'app.rb']],
    ['lib/all.rb', 'FunctionsFramework.typed("f") { }\n', ['--source', 'lib/all.rb', '--target', 'f']],
  ])('are served by name: %s %s', (name, source, words) => {
    const { command } = detectingOne({ Gemfile: "gem 'functions_framework'\n", [name]: source }).runtime;
    expect(command.slice(command.indexOf('functions-framework-ruby') + 1)).toEqual(words);
  });
});
