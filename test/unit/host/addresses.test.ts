import { describe, expect, test } from '@jest/globals';
import { parseEndpoint } from '../../../src/buildkit/endpoint/parse.ts';
import { parseDockerHost } from '../../../src/buildkit/transport/docker-host.ts';
import { resolvePackageSettings } from '../../../src/host/package-settings.ts';
import { readProxies } from '../../../src/host/network/proxies.ts';
import { parseDockerfileOptions } from '../../../src/options/dockerfile.ts';
import { readList } from '../../../src/options/list.ts';
import { WORDS } from '../../../src/options/read-command.ts';
import { OPTIONS } from '../../../src/options/table.ts';
import { parseTags } from '../../../src/options/tags.ts';
import { AipackError } from '../../../src/schema/errors.ts';

const repositories = (packageRepositories: readonly string[]): unknown =>
  resolvePackageSettings(
    { packageRepositories, packageKeys: [], allowUntrusted: false },
    { directory: '/', roots: ['/'] },
  );
const dockerfile = (buildContexts: readonly string[]): unknown =>
  parseDockerfileOptions(
    { buildArgs: [], buildContexts, addHosts: [], allow: [], pull: false, ulimit: [], noCacheFilters: [] },
    {},
  );

/** As the input and the flag read it. */
const listed = (text: string) => readList(text, 'package-repositories', OPTIONS['package-repositories'].rules);

const malformed = ['https://user:hush@host:port', 'https://user:hush hush@host:port', 'user:hush@host'];

describe('an address that can not be read is refused without its password', () => {
  const readers: readonly (readonly [string, (address: string) => unknown])[] = [
    ['package repository', (address) => repositories(listed(address))],
    [
      'package repository of the environment',
      (address) => repositories(readList(address, 'AIPACK_PACKAGE_REPOSITORIES', WORDS)),
    ],
    ['package repository with a tag', (address) => repositories(listed(`@local ${address}`))],
    ['image', (address) => parseTags([`${address}/app`])],
    ['BuildKit', (address) => parseEndpoint(address)],
    ['BuildKit behind a known scheme', (address) => parseEndpoint(address.replace(/^https|^/, 'tcp'))],
    ['Docker', (address) => parseDockerHost(address, null)],
    ['build context', (address) => dockerfile([address])],
    // A proxy may be without a scheme, and its password may have a space.
    ['proxy', (address) => readProxies({ HTTPS_PROXY: `${address}:port` })],
  ];
  test.each(readers)('%s', (_, read) => {
    for (const address of malformed) {
      expect(() => read(address)).toThrow();
      expect(() => read(address)).not.toThrow(/hush/);
    }
  });
});

test('every problem is told without passwords, whoever made it', () => {
  const error = new AipackError({
    code: 'REGISTRY_REFUSED',
    message: 'GET https://user:hush@registry.example/v2/: 401',
    hint: 'See http://hush@host',
  });
  expect(JSON.stringify([error.message, error.problems])).not.toContain('hush');
  expect(error.message).toContain('https://***@registry.example/v2/: 401');
});
