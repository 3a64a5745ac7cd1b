import { describe, expect, test } from '@jest/globals';
import { commandLines, detectingOne, problemsOf, type Files } from '../../support/detect/detecting.ts';

const command = (files: Files) => detectingOne(files).runtime.command.join(' ');
const release = (files: Files) => detectingOne(files).runtime.packages.find((name) => name.startsWith('python-'));

describe('a Flask object whose pages come later', () => {
  const shop = {
    'requirements.txt': 'flask\n',
    'shop/__init__.py': 'from flask import Flask\napp = Flask(__name__)\nCORS(app)\n',
  };

  test("is served by the project's own program where that completes it", () => {
    const files = {
      ...shop,
      'shop/main.py': 'from shop import app, web\ndef run():\n    app.register_blueprint(web)\n    serve_all(app)\n',
      'shop.py': 'from shop.main import run\nif __name__ == "__main__":\n    run()\n',
    };
    expect(command(files)).toBe('python3 shop.py');
    expect(command({ ...files, 'wsgi.py': 'from shop import app\nfrom shop.main import run\nrun()\n' })).toBe(
      'gunicorn shop:app',
    );
  });

  test('is taken from the function that completes it', () => {
    const factory = 'from shop import app\ndef create_app():\n    app.register_blueprint(web)\n    return app\n';
    expect(command({ ...shop, 'shop/make.py': factory })).toBe('gunicorn shop.make:create_app()');
    expect(command({ ...shop, 'shop/make.py': `${factory}create_app()\n` })).toBe('gunicorn shop:app');
  });

  test('has them where the module is imported, in a block or through what is made of it', () => {
    const routes = 'from shop import app\nwith app.app_context():\n    app.register_blueprint(web)\n';
    expect(command({ ...shop, 'shop/routes.py': routes })).toBe('gunicorn shop:app');
    const api =
      'from shop import app\napi = Api(app)\napi.add_resource(A, "/")\ndef more():\n    api.add_resource(B)\n';
    expect(command({ ...shop, 'shop/api.py': api })).toBe('gunicorn shop:app');
  });
});

test('an application is found in a block at the top of a module', () => {
  const source = 'from flask import Flask\ntry:\n    app = Flask(__name__)\nexcept Exception:\n    raise\n';
  expect(command({ 'requirements.txt': 'flask\n', 'site.py': source })).toBe('gunicorn site:app');
});

describe('pins of requirements', () => {
  const flask = { 'app.py': 'from flask import Flask\napp = Flask(__name__)\n' };

  test('decide the release of Python where nothing else does', () => {
    expect(release({ ...flask, 'requirements.txt': 'flask\nnumpy==1.26.4\n' })).toBe('python-3.12');
    expect(release({ ...flask, 'requirements.txt': '-r base.txt\n', 'base.txt': 'flask\npandas[x] == 2.0\n' })).toBe(
      'python-3.11',
    );
    expect(release({ ...flask, 'requirements.txt': 'flask\nnumpy==1.26.4\n', '.python-version': '3.13\n' })).toBe(
      'python-3.13',
    );
    expect(release({ ...flask, 'requirements.txt': 'flask\nnumpy==1.26; python_version < "3.12"\n' })).toBe(
      release({ ...flask, 'requirements.txt': 'flask\n' }),
    );
  });

  test('that no Python with a package runs are refused, each by its line', () => {
    const [problem] = problemsOf({
      ...flask,
      'requirements.txt': 'flask==0.12\nJinja2==2.9.6\n',
      Dockerfile: 'FROM python:3.6\n',
    });
    expect(problem).toMatchObject({ code: 'VERSION_UNAVAILABLE', location: { file: 'requirements.txt', line: 2 } });
  });
});

describe('what can not be built', () => {
  test('is a program for Python 2', () => {
    const files = { 'requirements.txt': 'flask\n', 'app.py': 'app = Flask(__name__)\nprint "started"\n' };
    expect(problemsOf(files)[0]).toMatchObject({ code: 'VERSION_UNAVAILABLE', location: { file: 'app.py', line: 2 } });
    const image = {
      ...files,
      'app.py': 'app = Flask(__name__)\n',
      Dockerfile: 'FROM alpine\nRUN apk add python2-dev\n',
    };
    expect(problemsOf(image)[0]?.location).toEqual({ file: 'Dockerfile', line: 2 });
    expect(command({ ...image, Dockerfile: 'FROM python:3.12\nRUN apt-get install python2\n' })).toContain('gunicorn');
  });

  test('is a list of requirements that includes what is not there', () => {
    const files = { 'requirements.txt': 'flask\n-r base.txt\n', 'app.py': 'app = Flask(__name__)\n' };
    expect(problemsOf(files)[0]).toMatchObject({ code: 'MANIFEST_UNREADABLE', location: { line: 2 } });
  });
});

describe('static files', () => {
  const site = (settings: string, more = '') => ({
    'requirements.txt': `django\ngunicorn\nwhitenoise\n${more}`,
    'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "a.settings")\n',
    'a/settings.py': settings,
    'a/wsgi.py': 'application = get_wsgi_application()\n',
  });
  const collected = (files: Files) => commandLines(detectingOne(files)).filter((line) => line.includes('manage.py'));

  test('are gathered with what the settings take for production', () => {
    const only = 'if not DEBUG:\n    A = 1\n\n    STATIC_ROOT = "x"\n';
    expect(collected(site(`DEBUG = "RENDER" not in os.environ\n${only}`))[0]).toMatch(/^RENDER=build .*collectstatic/);
    expect(collected(site(`DEBUG = os.getenv("DEBUG", "1") == "1"\n${only}`))[0]).toMatch(/^DEBUG=False /);
    expect(collected(site(`DEBUG = True\n${only}`))).toEqual([]);
  });

  test('are compressed where pages expect that', () => {
    const settings = 'DEBUG = envbool("DEBUG", "True")\nSTATIC_ROOT = "x"\nCOMPRESS_OFFLINE = True\n';
    expect(collected(site(settings, 'django-compressor\n'))[1]).toMatch(/^DEBUG=False .* manage\.py compress$/);
    expect(collected(site(settings))).toHaveLength(1);
  });
});

describe('how a program without a server of its own is started', () => {
  test('is what loads it: locust', () => {
    const user = 'from locust import HttpUser\nclass Visitor(HttpUser):\n    pass\n';
    expect(command({ 'requirements.txt': 'locust\n', 'shop.py': user })).toBe('locust -f shop.py');
  });

  test('is Celery where it is a command of it', () => {
    const setup =
      'setup(name="a", entry_points={"celery.commands": ["watch = watch.command:run"]}, install_requires=["celery"])';
    expect(command({ 'setup.py': setup, 'watch/__init__.py': '', 'watch/__main__.py': 'main()\n' })).toBe(
      'celery watch',
    );
  });

  test('is what its Dockerfile starts, with the words behind it and the server', () => {
    const base = { 'requirements.txt': 'werkzeug\n', 'blog.py': 'import x\nx.y = 1\n' };
    const file = { ...base, Dockerfile: 'FROM python:3.12\nCMD ["python", "./blog.py", "-d", "/data"]\n' };
    expect(command(file)).toBe('python3 blog.py -d /data');
    const served = {
      ...base,
      Dockerfile: 'FROM python:3.12\nENTRYPOINT ["/opt/bin/gunicorn", "-b", ":80", "blog:x"]\n',
    };
    expect(command(served)).toBe('gunicorn -b :80 blog:x');
    expect(commandLines(detectingOne(served)).join('\n')).toContain(' gunicorn');
  });
});

test('gunicorn listens on all interfaces whatever its file is called that binds it to a socket', () => {
  const files = {
    'requirements.txt': 'flask\ngunicorn\n',
    'app.py': 'app = Flask(__name__)\n',
    Procfile: 'web: gunicorn -c own.conf app:app\n',
  };
  expect(command({ ...files, 'own.conf': "bind = 'unix:/run/a.sock'\n" })).toMatch(/ --bind 0\.0\.0\.0:\d+$/);
  expect(command({ ...files, 'own.conf': "bind = '0.0.0.0:80'\n" })).toBe('gunicorn -c own.conf app:app');
});

test('pages that scripts make inside a package are built without a framework', () => {
  const files = {
    'requirements.txt': 'werkzeug\n',
    'app.py': 'import blog\nblog.run()\n',
    'blog/__init__.py': '',
    'package.json': { scripts: { 'build-prod': 'webpack -c blog/js/a.js' }, devDependencies: { webpack: '5' } },
  };
  expect(commandLines(detectingOne(files))).toContain('npm run build-prod');
  const other = { ...files, 'package.json': { scripts: { build: 'webpack' }, devDependencies: { webpack: '5' } } };
  expect(commandLines(detectingOne(other))).not.toContain('npm run build');
});
