import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne, problemsOf, type Files } from '../../support/detect/detecting.ts';

const SERVER = { 'server.js': 'require("http").createServer().listen(3000);\n' };
const manifest = (start: string, more: object = {}) => ({
  'package.json': { name: 'a', scripts: { build: 'tsc', start }, ...more },
});
const keeps = (files: Files) => !/prune|--production|--prod\b|focus/.test(commandLines(detectingOne(files)).join('\n'));

/** A lock file of each manager with one direct development dependency, and one below it that brings a program. */
const LOCKS: readonly [string, Files][] = [
  [
    'npm',
    {
      'package-lock.json': {
        lockfileVersion: 3,
        packages: {
          '': { dependencies: { express: '4' }, devDependencies: { kit: '1' } },
          'node_modules/express': { version: '4.0.0' },
          'node_modules/kit': { version: '1.0.0', dev: true },
          'node_modules/kit-server': { version: '1.0.0', dev: true, bin: { 'run-it': 'cli.js' } },
        },
      },
    },
  ],
  [
    'yarn',
    {
      'yarn.lock':
        '__metadata:\n  version: 8\n\n"express@npm:4":\n  version: 4.0.0\n\n"kit@npm:1":\n  version: 1.0.0\n\n"kit-server@npm:1":\n  version: 1.0.0\n  bin:\n    run-it: ./cli.js\n  checksum: x\n',
    },
  ],
  [
    'bun',
    {
      'bun.lock':
        '{\n  "packages": {\n    "express": ["express@4.0.0", "", {}, "sha512-x"],\n    "kit": ["kit@1.0.0", "", {}, "sha512-x"],\n    "kit-server": ["kit-server@1.0.0", "", { "bin": { "run-it": "cli.js" } }, "sha512-x"],\n  }\n}\n',
    },
  ],
];

describe('a program of the start command', () => {
  const dependencies = { dependencies: { express: '4' }, devDependencies: { kit: '1' } };

  test.each(LOCKS)('that only a dependency of development’s brings keeps them, by the lock file of %s', (_, lock) => {
    expect(keeps({ ...manifest('run-it server.js', dependencies), ...lock, ...SERVER })).toBe(true);
    expect(keeps({ ...manifest('node server.js', dependencies), ...lock, ...SERVER })).toBe(false);
  });

  test.each(LOCKS)('that no package of a whole lock file has is refused by name: %s', (_, lock) => {
    const [problem] = problemsOf({ ...manifest('func start', dependencies), ...lock, ...SERVER });
    expect(problem).toMatchObject({ code: 'PROGRAM_MISSING', message: expect.stringContaining('`func`') });
  });

  test.each([
    ['alone', 'func start'],
    ['in a shell line', 'mkdir -p /tmp/a && func start'],
    ['by its place', './node_modules/.bin/func start'],
    ['behind a runner', 'npx --yes func start'],
  ])('is refused without any dependency, %s', (_, start) => {
    expect(problemsOf({ ...manifest(start), ...SERVER })[0]?.message).toContain('`func`');
  });

  test('is told where nothing can be certain', () => {
    const { notices } = detecting({ ...manifest('func start', { dependencies: { express: '4' } }), ...SERVER });
    expect(notices.find(({ code }) => code === 'PROGRAM_MISSING')?.message).toContain('`func`');
  });

  test.each(['nest start', 'vue-cli-service start', 'next start', 'strapi start'])(
    'is known by its package: %s',
    (start) => {
      const dependencies = { '@nestjs/cli': '1', '@vue/cli-service': '1', next: '1', '@strapi/strapi': '1' };
      const { notices } = detecting({ ...manifest(start, { dependencies }), ...SERVER });
      expect(notices.map(({ code }) => code)).not.toContain('PROGRAM_MISSING');
    },
  );

  test('of another language brings its interpreter', () => {
    const { runtime } = detectingOne({ ...manifest('python3 app.py & node server.js'), ...SERVER, 'app.py': '' });
    expect(runtime.packages.some((name) => name.startsWith('python-3'))).toBe(true);
  });
});

describe('what runs a program and is not in the image gives way to it', () => {
  test.each([
    ['npx prisma migrate deploy && npx --no-install next start', 'prisma migrate deploy && next start'],
    ['npm exec -- prisma db push; npm run serve -- --port 1', 'prisma db push; node server.js --port 1'],
    ['yarn prisma migrate deploy && A=1 yarn serve', 'prisma migrate deploy && A=1 node server.js'],
    ['pnpm prisma migrate deploy && cross-env A=1 pnpm run serve', 'prisma migrate deploy && A=1 node server.js'],
    ['echo "npx is not run" && yarn node server.js', 'echo "npx is not run" && node server.js'],
  ])('%s', (start, line) => {
    const { runtime } = detectingOne({
      'package.json': {
        name: 'a',
        scripts: { start, serve: 'node server.js' },
        dependencies: { prisma: '6', next: '15' },
      },
      ...SERVER,
    });
    expect(runtime.command).toEqual(['/bin/sh', '-c', line]);
  });

  test.each(['yarn', 'pnpm'])('%s runs a tool by its name alone', (program) => {
    const { runtime } = detectingOne({
      ...manifest(`${program} tsx server.js`, { dependencies: { tsx: '4' } }),
      ...SERVER,
    });
    expect(runtime.command.join(' ')).toMatch(/tsx\S* server\.js$/);
    expect(runtime.command.join(' ')).not.toContain(program);
  });
});

describe('a start command that runs several scripts at once', () => {
  const start = (line: string) =>
    detectingOne({
      'package.json': {
        name: 'a',
        scripts: { start: line, web: 'node server.js' },
        dependencies: { concurrently: '9', 'npm-run-all': '4' },
      },
      ...SERVER,
    }).runtime.packages;

  test.each(['concurrently "npm:web" "npm:jobs"', 'run-p web jobs', 'concurrently "npm run web"'])(
    'brings npm: %s',
    (line) => {
      expect(start(line)).toContain('npm');
    },
  );

  test('of which none is a script brings none', () => {
    expect(start('concurrently "node server.js" "node jobs.js"')).not.toContain('npm');
  });
});
