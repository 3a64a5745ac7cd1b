import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDockerHost } from '../../../src/buildkit/transport/docker-host.ts';
import { cacheFolder } from '../../../src/host/cache-folder.ts';
import { credentialsOf } from '../../../src/host/docker-config.ts';
import { dropRelativePlaces } from '../../../src/host/own-places.ts';
import { aipack } from '../../support/run-program.ts';

let root: string;
let checkout: string;
let home: string;
let before: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-places-'));
  checkout = join(root, 'checkout');
  home = join(root, 'home');
  before = process.cwd();
  for (const folder of [checkout, `${checkout}/.docker`, `${home}/.docker`]) mkdirSync(folder, { recursive: true });
  const auths = (password: string): string =>
    JSON.stringify({ auths: { 'r.example': { username: 'u', password } }, currentContext: password });
  writeFileSync(join(checkout, 'config.json'), auths('of the checkout'));
  writeFileSync(join(checkout, '.docker/config.json'), auths('of the checkout'));
  writeFileSync(join(home, '.docker/config.json'), auths('default'));
  process.chdir(checkout);
});

afterEach(() => {
  process.chdir(before);
  rmSync(root, { recursive: true, force: true });
});

describe("Docker's configuration", () => {
  const secret = async (environment: NodeJS.ProcessEnv): Promise<string | undefined> => {
    const provider = credentialsOf({ environment, onWarning: () => undefined });
    return (await provider('r.example', new AbortController().signal))?.secret;
  };

  test.each(['', '.', '.docker', './.docker'])(
    'is the default one, not that of the checkout, for %j',
    async (given) => {
      expect(await secret({ HOME: home, DOCKER_CONFIG: given })).toBe('default');
      expect(await findDockerHost({}, { HOME: home, DOCKER_CONFIG: given })).toMatchObject({ kind: 'socket' });
    },
  );

  test('is where an absolute path says', async () => {
    expect(await secret({ HOME: home, DOCKER_CONFIG: checkout })).toBe('of the checkout');
    await expect(findDockerHost({}, { HOME: home, DOCKER_CONFIG: checkout })).rejects.toThrow(/no Docker context/);
  });

  test.each(['', '.'])('is none of the checkout for the home %j either', async (HOME) => {
    expect(await secret({ HOME })).not.toBe('of the checkout');
    expect(await findDockerHost({}, { HOME })).toMatchObject({ kind: 'socket' });
  });

  test.each(['', '.'])('nor are its certificates, for DOCKER_CERT_PATH=%j', async (DOCKER_CERT_PATH) => {
    writeFileSync(join(checkout, 'ca.pem'), '');
    const environment = { HOME: home, DOCKER_HOST: 'tcp://h', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH };
    expect(await findDockerHost({}, environment)).toEqual({ kind: 'tcp', host: 'h', port: 2376, tls: {} });
  });
});

test.each(['', '.', 'x'])('the cache is of the user, not of the checkout, for XDG_CACHE_HOME=%j', (XDG_CACHE_HOME) => {
  expect(cacheFolder({ HOME: home, XDG_CACHE_HOME })).toBe(join(home, '.cache/aipack'));
  expect(cacheFolder({ HOME: '', XDG_CACHE_HOME })).toBe(join(homedir(), '.cache/aipack'));
});

describe('an environment', () => {
  test('keeps places that are absolute, and says which others said something', () => {
    const environment: NodeJS.ProcessEnv = {
      HOME: '/home/u',
      DOCKER_CONFIG: '.',
      RUNNER_TEMP: '',
      SSH_AUTH_SOCK: 'agent.sock',
      PATH: '/usr/bin::.:bin:/bin:',
      OTHER: '',
    };
    expect(dropRelativePlaces(environment)).toEqual(['DOCKER_CONFIG', 'SSH_AUTH_SOCK']);
    expect(environment).toEqual({ HOME: '/home/u', PATH: '/usr/bin:/bin', OTHER: '' });
  });

  test.each(['', '.'])(
    'of the command leaves nothing in the checkout for places that are %j',
    async (value) => {
      const names = readdirSync(checkout);
      const places = ['HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR', 'TMPDIR', 'DOCKER_CONFIG', 'SSH_AUTH_SOCK'];
      const environment = { ...Object.fromEntries(places.map((name) => [name, value])), PATH: process.env.PATH };
      // Fails for want of an index, once it has looked for one that was stored.
      const options = ['--package-repository', 'http://127.0.0.1:9/none'];
      const { stderr } = await aipack(['detect', '.', ...options], environment, checkout);
      expect(stderr).toMatch(value === '' ? /^error: / : /^warning: HOME is no absolute path/);
      expect(readdirSync(checkout)).toEqual(names);
    },
    60_000,
  );
});
