import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne, type Files } from '../../support/detect/detecting.ts';

const naming = (settings: string) => `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${settings}")\n`;

/** A project with settings for development and for production, as manage.py and wsgi.py name them. */
const split = (manage: string, wsgi: string, production = ''): Files => ({
  'requirements.txt': 'django\ngunicorn\nwhitenoise\n',
  'manage.py': naming(manage),
  'config/settings/__init__.py': '',
  'config/settings/base.py': 'STATIC_ROOT = "static"\n',
  'config/settings/local.py': 'from .base import *\n',
  'config/settings/production.py': `from .base import *\n${production}`,
  'config/wsgi.py': naming(wsgi),
});
const PRODUCTION = 'config.settings.production';
const settingsOf = (files: Files) => {
  const { build, runtime } = detectingOne(files);
  return [build.env.DJANGO_SETTINGS_MODULE, runtime.env.DJANGO_SETTINGS_MODULE];
};

describe('the settings of Django', () => {
  test('that wsgi.py names are those that static files are gathered with', () => {
    expect(settingsOf(split('config.settings.local', PRODUCTION))).toEqual([PRODUCTION, undefined]);
    expect(settingsOf(split(PRODUCTION, PRODUCTION))).toEqual([undefined, undefined]);
  });

  test.each([
    ['for development', split('config.settings.local', 'config.settings.local')],
    ['only a part', split('config.settings.base', 'config.settings.base')],
    ['an empty package', split('config.settings', 'config.settings')],
  ])('give way to those for production beside them: %s', (_, files) => {
    expect(settingsOf(files)).toEqual([PRODUCTION, PRODUCTION]);
  });

  test('are not guessed where nothing lies beside them', () => {
    const files = { ...split('config.settings.local', 'config.settings.local') };
    const { 'config/settings/production.py': _, ...without } = files;
    expect(settingsOf(without)).toEqual([undefined, undefined]);
  });

  test('for development in one file beside another give way, too', () => {
    const files = {
      'requirements.txt': 'django\ngunicorn\n',
      'manage.py': naming('shop.settings_dev'),
      'shop/settings_dev.py': '',
      'shop/settings_prod.py': '',
      'shop/wsgi.py': naming('shop.settings_dev'),
    };
    expect(settingsOf(files)[1]).toBe('shop.settings_prod');
  });

  test.each([
    ['.env', 'DJANGO_SETTINGS_MODULE=config.settings.staging\n'],
    ['Procfile', 'web: DJANGO_SETTINGS_MODULE=config.settings.staging gunicorn config.wsgi\n'],
    ['Dockerfile', 'FROM python\nENV DJANGO_SETTINGS_MODULE config.settings.staging\n'],
    ['render.yaml', 'envVars:\n  - key: DJANGO_SETTINGS_MODULE\n    value: config.settings.staging\n'],
    ['aipack.yml', 'runtime:\n  env:\n    DJANGO_SETTINGS_MODULE: config.settings.staging\n'],
  ])('are those that %s says', (name, text) => {
    const files = { ...split('config.settings.local', PRODUCTION), 'config/settings/staging.py': '', [name]: text };
    expect(settingsOf(files)).toEqual(['config.settings.staging', 'config.settings.staging']);
  });

  test('are not those for development, whatever a file of other tools says, nor some that are not there', () => {
    for (const module of ['config.settings.local', 'config.settings.missing']) {
      const files = { ...split('config.settings.local', PRODUCTION), '.env': `DJANGO_SETTINGS_MODULE=${module}\n` };
      expect(settingsOf(files)[0]).toBe(PRODUCTION);
    }
  });
});

describe('gathering the static files of Django', () => {
  const gathering = (production: string, more: Files = {}) =>
    commandLines(detectingOne({ ...split('config.settings.local', PRODUCTION, production), ...more })).at(-1);

  test.each([
    ['env = environ.Env()\nSECRET_KEY = env("KEY_OF_SECRET")\n', 'KEY_OF_SECRET=build '],
    ['DATABASES = {"default": env.db("DATABASE_URL")}\n', 'DATABASE_URL=sqlite:////tmp/build.sqlite3 '],
    ['DATABASES = {"default": env.db()}\n', 'DATABASE_URL=sqlite:////tmp/build.sqlite3 '],
    ['DATABASES = {"default": environ.Env().db("MAIN")}\n', 'MAIN=sqlite:////tmp/build.sqlite3 '],
    ['CACHES = {"default": {"LOCATION": env("REDIS_URL")}}\n', 'REDIS_URL=redis://127.0.0.1:6379/0 '],
    ['CACHES = {"default": env.cache("REDIS_URL")}\n', 'REDIS_URL=locmemcache:// '],
    ['SENTRY_DSN = env("SENTRY_DSN")\n', "SENTRY_DSN='' "],
    ['DEBUG = config("DEBUG", cast=bool)\n', 'DEBUG=False '],
    ['EMAIL_PORT = env.int("MAIL")\n', 'MAIL=1 '],
    ['PORT = int(os.environ["MAIL"])\n', 'MAIL=1 '],
    ['BUCKET = os.environ["BUCKET"]\n', 'BUCKET=build '],
    ['HOSTS = os.getenv("HOSTS").split(",")\n', 'HOSTS=build '],
    ['BUCKET = get_env_variable("BUCKET")\n', 'BUCKET=build '],
  ])('has something for what settings read without a default: %s', (production, expected) => {
    expect(gathering(production)).toContain(expected);
  });

  test.each([
    'A = env("A", default="x")\n',
    'A = config("A", default=True, cast=bool)\n',
    'A = os.environ.get("A")\n',
    'os.environ["A"] = "x"\n',
    'env = environ.Env(A=(bool, False))\nA = env("A")\n',
  ])('has nothing for what need not be there: %s', (production) => {
    expect(gathering(production)).not.toMatch(/\bA=/);
  });

  test('follows the files that settings are put together from, and no others', () => {
    const files = {
      'config/settings/base.py': 'STATIC_ROOT = "s"\nfrom .parts.mail import *\n',
      'config/settings/parts/mail.py': 'KEY = os.environ["MAIL_KEY"]\n',
      'config/settings/local.py': 'KEY = os.environ["LOCAL_KEY"]\n',
    };
    expect(gathering('', files)).toMatch(/^MAIL_KEY=build SECRET_KEY=build /);
  });

  test('has what its modules load', () => {
    const build = detectingOne({
      ...split('config.settings.local', PRODUCTION),
      'requirements.txt': 'django\ngunicorn\nwhitenoise\npsycopg\n',
    });
    expect(build.build.packages).toContain('libpq');
  });

  test('finds manage.py in the only folder that has it, and imports from there', () => {
    const build = detectingOne({
      'requirements.txt': 'django\ngunicorn\nwhitenoise\n',
      'site/manage.py': naming('shop.settings'),
      'site/shop/settings.py': 'STATIC_ROOT = "s"\n',
      'site/shop/wsgi.py': naming('shop.settings'),
    });
    expect(build.runtime.command).toEqual(['gunicorn', 'shop.wsgi:application']);
    expect(build.runtime.env.PYTHONPATH).toBe('/app/site:/app');
    expect(commandLines(build).at(-1)).toContain('site/manage.py collectstatic');
  });
});

describe('Django behind a server', () => {
  const both = { 'manage.py': naming('a.settings'), 'a/settings.py': '', 'a/asgi.py': '', 'a/wsgi.py': '' };

  test.each([
    ['channels[daphne]', ['daphne', '-b', '0.0.0.0', '-p', '8000', 'a.asgi:application'], false],
    ['channels\ngunicorn', ['daphne', '-b', '0.0.0.0', '-p', '8000', 'a.asgi:application'], true],
    ['channels\nuvicorn[standard]', ['uvicorn', 'a.asgi:application'], false],
    ['hypercorn', ['hypercorn', 'a.asgi:application'], false],
    ['waitress', ['waitress-serve', '--listen=0.0.0.0:8000', 'a.wsgi:application'], false],
    ['gunicorn', ['gunicorn', 'a.wsgi:application'], false],
  ])('is %s', (requirements, command, added) => {
    const { builds, notices } = detecting({ ...both, 'requirements.txt': `django\n${requirements}\n` });
    expect(builds[0]?.runtime.command.slice(0, command.length)).toEqual(command);
    expect(notices.some(({ code }) => code === 'SERVER_ADDED')).toBe(added);
  });
});
