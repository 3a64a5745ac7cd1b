/** @cost 2 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Runner } from '../../support/runner.ts';
import { newKey, signedArchive } from '../../unit/wolfi/support/archive.ts';
import { indexText } from '../../unit/wolfi/support/index-text.ts';
import { RepositoryServer } from '../../unit/wolfi/support/repository-server.ts';
import { CacheService } from '../../support/cache-service.ts';

let folder: string;
let service: CacheService;
let repository: RepositoryServer;
let runner: Runner;
const key = newKey('test.rsa.pub');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-bundle-'));
  service = await CacheService.start();
  repository = await RepositoryServer.start((request, response) => {
    const arch = request.url?.split('/')[2] ?? '';
    const packages = ['ca-certificates-bundle', 'nginx', 'wolfi-baselayout'].map((name) => ({ name, arch }));
    response.writeHead(200, { etag: '"1"' }).end(signedArchive(indexText(...packages), key));
  });
  // The address leads nowhere: what is looked at here happens before anything is built.
  runner = new Runner({
    PATH: process.env.PATH,
    HOME: folder,
    BUILDKIT_HOST: `unix://${folder}/none.sock`,
    ...service.environment('v1'),
  });
});
afterAll(async () => {
  runner.close();
  await service.stop();
  await repository.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the bundled action hands the index to the next job through the cache service, and renews a lock file', async () => {
  const context = join(folder, 'context');
  mkdirSync(context);
  writeFileSync(join(folder, 'test.rsa.pub'), key.trusted.pem);
  const spec = join(folder, 'app.yaml');
  writeFileSync(
    spec,
    'metadata: { project_name: web, language: HTML, build_system: static }\nbuild: {}\nruntime: { packages: [nginx], command: [nginx] }\n',
  );
  const inputs = {
    context,
    spec,
    lock: 'update',
    'package-repositories': repository.url,
    'package-keys': join(folder, 'test.rsa.pub'),
  };
  const first = await runner.main(inputs);
  expect(readFileSync(join(context, 'aipack.lock'), 'utf8')).toContain('"name":"nginx"');
  expect(first.stdout).toContain('BUILDKIT_UNAVAILABLE');
  expect(repository.requests).toHaveLength(2);
  expect((await runner.post(first.state)).exitCode).toBe(0);
  expect(service.keys).toHaveLength(1);

  rmSync(join(runner.folder, 'temp'), { recursive: true });
  const second = await runner.main(inputs);
  expect(repository.requests).toHaveLength(2);
  expect(second.state.index).toBeUndefined();
  expect(second.stdout).not.toContain('::warning');
});
