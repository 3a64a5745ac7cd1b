/** @cost 6 */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveEntry } from '../../../src/action/cache/save-entry.ts';
import { CacheService } from '../../support/cache-service.ts';
import { startHttpProxy, startSocksProxy } from '../../support/network/proxies.ts';
import { projectRoot } from '../../support/run-program.ts';

const program = join(projectRoot, 'src/action/cache/program.ts');
let folder: string;
let service: CacheService;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-cache-proxies-'));
  mkdirSync(join(folder, 'temp/index'), { recursive: true });
  writeFileSync(join(folder, 'temp/index/file'), 'content');
  service = await CacheService.start();
});
afterEach(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function save(proxies: NodeJS.ProcessEnv): Promise<unknown> {
  const environment = { ...process.env, ...service.environment('v2'), ...proxies };
  // A name that only a proxy knows.
  environment.ACTIONS_RESULTS_URL = environment.ACTIONS_RESULTS_URL?.replace(/127\.0\.0\.1|localhost/, 'cache.example');
  Object.assign(environment, { RUNNER_TEMP: join(folder, 'temp'), GITHUB_WORKSPACE: folder });
  return saveEntry({ program, environment, mask: () => undefined }, join(folder, 'temp/index'), 'key', 30_000);
}

const port = (): number => Number(new URL(service.environment('v2').ACTIONS_RESULTS_URL ?? '').port);

test('the process that talks to the cache goes through a SOCKS proxy', async () => {
  await using proxy = await startSocksProxy(port());
  expect(await save({ ALL_PROXY: `socks5://127.0.0.1:${proxy.port}` })).toMatchObject({ finished: true, key: 'key' });
  expect(proxy.asked[0]).toBe(`SOCKS cache.example:${port()}`);
});

test('and through one whose password nobody encoded', async () => {
  await using proxy = await startHttpProxy(port(), 'user:p@ss/w#d');
  const address = `user:p@ss/w#d@127.0.0.1:${proxy.port}`;
  expect(await save({ HTTP_PROXY: address, HTTPS_PROXY: address })).toMatchObject({ finished: true, key: 'key' });
  expect(proxy.asked.length).toBeGreaterThan(0);
});
