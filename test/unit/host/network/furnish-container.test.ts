import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { furnish } from '../../../../src/host/network/furnish-container.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-furnish-'));
  for (const each of ['one', 'two']) mkdirSync(join(folder, each));
  for (const each of ['one/ca.pem', 'two/ca.pem', 'key.pem', 'cert.pem'])
    writeFileSync(join(folder, each), `of ${each}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const furnished = (config: string | undefined, more: { certificates?: string; environment?: NodeJS.ProcessEnv } = {}) =>
  furnish({
    config,
    certificates: more.certificates,
    environment: { DOCKER_CONFIG: folder, ...more.environment },
    workspace: { directory: folder, roots: [folder] },
  });

describe('a BuildKit that is started', () => {
  test('is given the certificates and keys that its configuration names, which names them where they are then', () => {
    const { config = '', files = {} } = furnished(`
      debug = true
      [registry."registry.example:5000"]
        ca = ["one/ca.pem", "${folder}/two/ca.pem"]
        [[registry."registry.example:5000".keypair]]
          key = "key.pem"
          cert = "cert.pem"
      [registry."docker.io"]
        mirrors = ["mirror.example"]
    `);
    const content = (path: unknown): string => String(files[String(path).replace('/etc/', '')]);
    const { debug, registry } = parse(config) as unknown as {
      debug: boolean;
      registry: Record<string, { ca: string[]; keypair: { key: string; cert: string }[]; mirrors: string[] }>;
    };
    const { ca, keypair } = registry['registry.example:5000'] ?? { ca: [], keypair: [] };
    expect(ca.map(content)).toEqual(['of one/ca.pem', 'of two/ca.pem']);
    expect(keypair.map(({ key, cert }) => [content(key), content(cert)])).toEqual([['of key.pem', 'of cert.pem']]);
    expect([debug, registry['docker.io']?.mirrors]).toEqual([true, ['mirror.example']]);
    expect(Object.keys(files).every((path) => path.startsWith('buildkit/certs/') && path.length < 100)).toBe(true);
  });

  test('has its configuration as it is where that names no files', () => {
    const config = '# a comment\n[worker.oci]\n  max-parallelism = 4\n';
    expect(furnished(config)).toEqual({ config, env: {}, files: {} });
    expect(furnished(undefined)).toEqual({ env: {}, files: {} });
  });

  test('says what is wrong with its configuration', () => {
    expect(() => furnished('[registry."a"]\nca = ["missing.pem"]')).toThrow(/ca of registry "a" in buildkitd\.toml/);
    expect(() => furnished('[registry."a"]\nca = [1]')).toThrow(/ca of registry "a" is no path/);
    expect(() => furnished('[registry')).toThrow(/buildkitd\.toml can't be used/);
  });

  test("trusts the user's certificates, and goes through the proxies that every program reads", () => {
    const environment = { ALL_PROXY: 'socks5h://proxy', HTTPS_PROXY: 'u:p@ss@127.0.0.1:3128' };
    const { env, files } = furnished(undefined, { certificates: 'PEM', environment });
    expect(files).toEqual({ 'ssl/certs/aipack-ca-certificates.pem': 'PEM' });
    expect(env).toMatchObject({
      HTTP_PROXY: 'socks5://proxy:1080',
      https_proxy: 'http://u:p%40ss@127.0.0.1:3128',
      NO_PROXY: 'localhost,127.0.0.1,::1',
    });
  });
});
