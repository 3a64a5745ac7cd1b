/** @cost 60 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import type { Container } from '../lab/containers.ts';
import { slimLibraries, symfonyLibraries, type PhpLibrary } from '../lab/composer/packages.ts';
import { serveComposer, type ComposerRepository } from '../lab/composer/repository.ts';
import { answer } from '../support/answer.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';
import { expectOwnHome } from '../support/own-home.ts';

const lab = readLab();
const containers: Container[] = [];

async function started(service: BuiltService, env?: Record<string, string>, entrypoint?: readonly string[]) {
  const running = await service.start(env, entrypoint);
  containers.push(running.container);
  return running;
}

/** A fixture whose libraries come from a repository of its own, as one of a company does that allows itself plain HTTP. */
function withRepository(fixture: string, { url }: ComposerRepository): { folder: string; remove: () => void } {
  const folder = join(mkdtempSync(join(tmpdir(), 'aipack-e2e-')), fixture);
  cpSync(join('fixtures', fixture), folder, { recursive: true });
  const path = join(folder, 'composer.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { config?: Record<string, unknown> };
  const repositories = [{ type: 'composer', url }, { 'packagist.org': false }];
  writeFileSync(
    path,
    JSON.stringify({ ...manifest, repositories, config: { ...manifest.config, 'secure-http': false } }),
  );
  return { folder, remove: () => rmSync(join(folder, '..'), { recursive: true, force: true }) };
}

const PASSWORD = 'correct horse battery staple';

/** Builds a fixture from a repository that wants a password, which reaches Composer as a secret. */
async function buildFromRepository(fixture: string, libraries: readonly PhpLibrary[]): Promise<BuiltService> {
  const repository = await serveComposer(libraries, { username: 'reader', password: PASSWORD });
  const { folder, remove } = withRepository(fixture, repository);
  const host = new URL(repository.url).host;
  const auth = { 'http-basic': { [host]: { username: 'reader', password: PASSWORD } } };
  try {
    const service = await buildService(lab, folder, {
      name: fixture,
      args: ['--secret', 'id=COMPOSER_AUTH,env=COMPOSER_AUTH'],
      env: { COMPOSER_AUTH: JSON.stringify(auth) },
    });
    return service;
  } finally {
    await repository.close();
    remove();
  }
}

afterAll(async () => {
  await Promise.all(containers.map((container) => container.stop()));
});

describe('fixtures/php-plain, pages without a manifest', () => {
  let service: BuiltService;

  beforeAll(async () => {
    service = await buildService(lab, 'fixtures/php-plain', { name: 'php-plain' });
  });

  test('answers on the port that it is given, without rights and without a warning', async () => {
    const running = await started(service);
    expect(await health(running)).toMatchObject({ status: 200, body: 'ok' });
    expect((await running.container.exec(['id', '-u'])).stdout.trim()).toBe('65532');
    await expectOwnHome(service.image, running.container, 'shell');
    const { stdout, stderr } = await running.container.logs();
    expect(stdout + stderr).not.toMatch(/warning|fatal|unable/i);
  });

  test('hides what lies beside the pages, and finds no page where there is none', async () => {
    const running = await started(service);
    const { url } = running;
    await health(running);
    expect((await answer(`${url}/Procfile`)).status).toBe(403);
    expect((await answer(`${url}/none.php`)).status).toBe(404);
    expect((await answer(`${url}/index.php/some/path`)).body).toContain('Hello from php-plain');
  });

  test('has what it runs on, and nothing that builds', () => {
    const programs = programsOf(service.image);
    expect(programs).toEqual(expect.arrayContaining(['php', 'php-fpm', 'nginx', 'sh']));
    for (const tool of ['composer', 'git', 'gcc', 'apk']) expect(programs).not.toContain(tool);
  });

  test('ends within seconds when it is asked to', async () => {
    const running = await started(service);
    await health(running);
    await running.container.signal('SIGTERM');
    expect(await running.container.wait()).toBe(0);
  });

  test.each(['php-fpm', 'nginx'])('ends with a failure when %s does', async (program) => {
    const running = await started(service);
    await health(running);
    await running.container.exec(['/bin/sh', '-c', `kill -9 $(pidof ${program})`]);
    expect(await running.container.wait()).not.toBe(0);
  });

  test('ends with a failure when php-fpm did while nginx was waited for', async () => {
    const slower = 'sed "s/sleep 0.1/sleep 5/" /usr/local/bin/serve > /tmp/serve && exec /bin/sh /tmp/serve';
    const running = await started(service, {}, ['/bin/sh', '-c', slower]);
    await health(running);
    await running.container.exec(['/bin/sh', '-c', 'kill -9 $(pidof php-fpm)']);
    expect(await running.container.wait()).not.toBe(0);
  });

  test('is all cached the second time', async () => {
    const { steps, digest } = await service.again();
    expect(steps.cached).toBe(steps.total);
    expect(digest).toBe(service.report.digest);
  });
});

describe('fixtures/php-slim, from a private repository', () => {
  let service: BuiltService;

  beforeAll(async () => {
    service = await buildFromRepository('php-slim', slimLibraries);
  });

  test('answers its route', async () => {
    const running = await started(service);
    expect(await health(running)).toMatchObject({ status: 200, body: 'ok' });
    expect((await running.container.logs()).stderr).not.toMatch(/warning|fatal/i);
  });

  test('has its libraries, without Composer and without the password', async () => {
    expect([...service.image.files.keys()]).toContain('app/vendor/slim/slim/App.php');
    expect(programsOf(service.image)).not.toContain('composer');
    const { container } = await started(service);
    expect((await container.exec(['grep', '-rl', PASSWORD, '/app', '/etc', '/tmp'])).stdout).toBe('');
  });
});

describe('fixtures/php-symfony, whose cache is filled while building', () => {
  let service: BuiltService;

  beforeAll(async () => {
    service = await buildFromRepository('php-symfony', symfonyLibraries);
  });

  test('answers its route in production', async () => {
    const running = await started(service);
    expect(await health(running)).toMatchObject({ status: 200, body: 'ok' });
    expect((await running.container.exec(['id', '-u'])).stdout.trim()).toBe('65532');
  });

  test('may write its cache and its log, and nothing else', async () => {
    const { container } = await started(service);
    expect([...service.image.files.keys()]).toContainEqual(expect.stringMatching(/^app\/var\/cache\/prod\//));
    const { stdout } = await container.exec([
      '/bin/sh',
      '-c',
      'touch var/cache/a var/log/a && touch src/a 2>&1; ls src',
    ]);
    expect(stdout).toContain('Permission denied');
    expect(stdout).not.toMatch(/^a$/m);
  });
});
