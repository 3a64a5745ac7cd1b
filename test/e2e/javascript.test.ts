/** @cost 180 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Container } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { answer } from '../support/answer.ts';
import { buildService, type BuiltService } from '../support/built-service.ts';
import { expectOwnHome } from '../support/own-home.ts';
import type { PushedImage } from '../support/registry-image.ts';

const lab = readLab();
/** As `tar` writes times. */
const STARTED = new Date().toISOString().slice(0, 19).replace('T', ' ');

interface Expected {
  readonly fixture: string;
  /** What it answers at its root, or at the path given. */
  readonly says: string;
  readonly at?: string;
  readonly command: readonly string[];
  /** A package that only its build or its tests need. */
  readonly builtWith?: string;
}

const SERVERS: readonly Expected[] = [
  { fixture: 'node-npm-express', says: 'hello', command: ['node', 'dist/server.js'], builtWith: 'typescript' },
  { fixture: 'node-pnpm-workspace', says: 'hello shop', command: ['node', 'server.js'] },
  { fixture: 'node-yarn-berry', says: 'ok', at: '/health', command: ['node', 'index.js'] },
  { fixture: 'node-bun', says: 'hello', command: ['bun', 'server.ts'] },
  { fixture: 'node-native', says: 'png 4', command: ['node', 'server.js'] },
  { fixture: 'turborepo', says: 'hello', command: ['node', 'server.js'], builtWith: 'turbo' },
  { fixture: 'nx', says: 'hello', command: ['node', 'main.js'], builtWith: 'nx' },
  { fixture: 'lerna', says: 'hello lerna', command: ['node', 'server.js'], builtWith: 'lerna' },
  { fixture: 'rush', says: 'hello rush', command: ['node', 'lib/server.js'], builtWith: 'typescript' },
  { fixture: 'nest', says: '"ok"', at: '/health', command: ['node', 'dist/main'], builtWith: 'typescript' },
  { fixture: 'next-workspace', says: 'hello shop', command: ['node', 'apps/web/server.js'], builtWith: 'turbo' },
  {
    fixture: 'react-router',
    says: 'hello shop',
    command: ['node', 'node_modules/.bin/react-router-serve', './build/server/index.js'],
    builtWith: '@react-router/dev',
  },
  { fixture: 'sveltekit', says: '<h1>hello</h1>', command: ['node', 'build'], builtWith: 'vite' },
];

/** Names of the packages in all node_modules folders of an image. */
function modulesOf({ files }: PushedImage): ReadonlySet<string> {
  const names = [...files.keys()].map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

describe.each(SERVERS)('fixtures/$fixture', ({ fixture, says, at = '/', command, builtWith }) => {
  let service: BuiltService;
  let container: Container | undefined;

  beforeAll(async () => {
    service = await buildService(lab, `fixtures/${fixture}`, { name: fixture });
  });

  afterAll(async () => {
    await container?.stop();
  });

  test('answers, and its health endpoint too, as a user without rights', async () => {
    const { image, start } = service;
    expect(image.config.config).toMatchObject({
      Entrypoint: ['/usr/bin/aipack-aide', 'init', ...command],
      User: '65532:65532',
    });
    const started = await start();
    container = started.container;
    const { status, body } = await answer(`${started.url}${at}`);
    expect({ status, body }).toEqual({ status: 200, body: expect.stringContaining(says) as unknown });
    const health = image.config.config.Healthcheck?.Test[4];
    expect((await answer(`${started.url}${health ?? '/health'}`)).status).toBe(200);
    const [line = ''] = (await container.exec([command[0] ?? '', '-e', 'console.log(process.getuid())'])).stdout.split(
      '\n',
    );
    expect(line).toBe('65532');
    await expectOwnHome(image, container, command[0] === 'node' ? 'node' : undefined);
  });

  test('has neither package managers nor what only the build needs', () => {
    const modules = modulesOf(service.image);
    if (builtWith !== undefined) expect(modules).not.toContain(builtWith);
    const programs = [...service.image.files.keys()].filter((path) =>
      /(?:^|\/)bin\/(?:npm|npx|pnpm|yarn|rush|apk)$/.test(path),
    );
    expect(programs).toEqual([]);
  });

  test('has no file or folder that carries the time of the build', () => {
    const times = [...service.image.files.values()].map(
      (line) => / (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) /.exec(line)?.[1] ?? '',
    );
    // Packages have their own times, installed modules one of long ago, the application that of its commit.
    expect(times.filter((time) => time >= STARTED)).toEqual([]);
  });

  test('is built again from the cache, to the same image', async () => {
    const second = await service.again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(service.report.digest);
  });
});

describe('fixtures/vite-react', () => {
  let container: Container | undefined;

  afterAll(async () => {
    await container?.stop();
  });

  test('is served by nginx alone, and every path leads to the application', async () => {
    const { image, start } = await buildService(lab, 'fixtures/vite-react', { name: 'vite-react' });
    expect([...image.files.keys()].filter((path) => /(?:^|\/)(?:node|node_modules)$/.test(path))).toEqual([]);
    ({ container } = await start());
    for (const path of ['/', '/some/page']) {
      const { status, body } = await answer(`http://127.0.0.1:8080${path}`);
      expect({ status, body }).toEqual({ status: 200, body: expect.stringContaining('/assets/') as unknown });
    }
  });
});

describe('a change in a workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-workspace-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('of a member that the service does not need repeats nothing; of one that it needs it does', async () => {
    cpSync('fixtures/turborepo', folder, { recursive: true });
    mkdirSync(join(folder, 'packages/other'));
    writeFileSync(join(folder, 'packages/other/package.json'), '{ "name": "other", "version": "1.0.0" }');
    const { again, report: first } = await buildService(lab, folder, { name: 'workspace' });
    writeFileSync(join(folder, 'packages/other/index.js'), 'exports.other = 1;');
    const second = await again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(first.digest);
    // A text that no run before had: the daemon remembers what came of those.
    writeFileSync(join(folder, 'packages/greeting/index.js'), `exports.greeting = () => ${JSON.stringify(folder)};`);
    const third = await again();
    expect(third.steps.cached).toBeLessThan(third.steps.total);
    expect(third.digest).not.toBe(first.digest);
  });
});
