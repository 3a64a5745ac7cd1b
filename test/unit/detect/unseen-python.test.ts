import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detectingOne } from '../../support/detect/detecting.ts';

describe('the application of Python', () => {
  const files = {
    'requirements.txt': 'flask\ngunicorn\n',
    'a_tester.py': 'from flask import Flask\napp = Flask(__name__)\n',
    'server.py': 'from flask import Flask\ndef create_app():\n    return Flask(__name__)\n',
    'wsgi.py': 'from server import create_app\napp = create_app()\n',
  };

  test('is the one that another image serves', () => {
    expect(detectingOne(files).runtime.command).toContain('a_tester:app');
    const build = detectingOne({ ...files, Dockerfile: 'FROM python\nCMD ["gunicorn", "wsgi:app", "-w", "2"]\n' });
    expect(build.runtime.command).toContain('wsgi:app');
    expect(decision(build, 'application')).toContain('wsgi:app');
  });

  test('is not one of another kind', () => {
    const Dockerfile = 'FROM python\nCMD ["uvicorn", "wsgi:app"]\n';
    expect(detectingOne({ ...files, Dockerfile }).runtime.command).toContain('a_tester:app');
  });
});

test('an application without a project lives by its dependency group', () => {
  const build = detectingOne({
    'pyproject.toml': '[dependency-groups]\nmain = ["Django==5.2", "gunicorn"]\ndev = ["pytest"]\n',
    'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    'shop/settings.py': '',
    'shop/wsgi.py': 'application = get_wsgi_application()\n',
  });
  expect(build.metadata.framework).toBe('django');
  expect(commandLines(build).join('\n')).toContain('install --no-warn-script-location --group main');
});

describe('Django', () => {
  const named = (module: string) => `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;

  test('in a folder that the manage.py above leads to uses the settings of its entry point', () => {
    const { runtime } = detectingOne({
      'requirements.txt': 'django\ngunicorn\n',
      'manage.py': `sys.path.insert(0, "shop")\n${named('core.settings.debug')}`,
      'shop/__init__.py': '',
      'shop/manage.py': named('core.settings.debug'),
      'shop/core/wsgi.py': `${named('core.settings')}application = get_wsgi_application()\n`,
      'shop/core/settings/__init__.py': 'DEBUG = False\n',
      'shop/core/settings/debug/__init__.py': 'from .. import *\n',
    });
    expect(runtime.command).toContain('core.wsgi:application');
    expect(runtime.env).toMatchObject({ PYTHONPATH: '/app/shop:/app' });
    expect(runtime.env).not.toHaveProperty('DJANGO_SETTINGS_MODULE');
  });

  test('collects static files with databases that only have an engine', () => {
    const lines = commandLines(
      detectingOne({
        'requirements.txt': 'django\nwhitenoise\ngunicorn\n',
        'manage.py': named('shop.settings'),
        'shop/wsgi.py': named('shop.settings'),
        'shop/settings.py':
          "STATIC_ROOT = 'static'\nDATABASES = {'a': env.db(engine='x.postgresql'), 'b': env.db('OTHER_URL', engine='x.postgresql')}\n",
      }),
    ).join('\n');
    expect(lines).toContain('DATABASE_URL=sqlite:////tmp/build.sqlite3');
    expect(lines).toContain('OTHER_URL=sqlite:////tmp/build.sqlite3');
  });
});
