/** @cost 10 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Container, type ExecResult, runContainer } from '../../lab/containers.ts';
import { readLab } from '../../lab/lab.ts';

const lab = readLab();

let container: Container;
beforeAll(async () => {
  container = await runContainer(lab, lab.baseImage, { command: ['sleep', '600'] });
});
afterAll(() => container.stop());

function run(...argv: string[]): Promise<ExecResult> {
  return container.exec(argv);
}

/** What a build does to make a root file system, with the repository and keys of the base image unless told otherwise. */
function addTo(root: string, ...more: string[]): Promise<ExecResult> {
  const places = ['--keys-dir', '/etc/apk/keys', '--repositories-file', '/etc/apk/repositories'];
  return run('apk', 'add', '--root', root, '--initdb', '--no-cache', ...places, ...more);
}

describe('apk in the base image', () => {
  test('installs into a root of its own and writes down what is there', async () => {
    const version = /^P:tzdata\nV:(.*)$/m.exec(
      (await run('sh', '-c', 'apk update >/dev/null; apk add tzdata >/dev/null; cat /lib/apk/db/installed')).stdout,
    )?.[1];
    expect(version).toMatch(/^20\d\d[a-z]-r\d+$/);
    const { exitCode, stderr } = await addTo('/one', `tzdata=${version ?? ''}`, 'ca-certificates-bundle');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect((await run('cat', '/one/etc/apk/world')).stdout).toBe(`ca-certificates-bundle\ntzdata=${version ?? ''}\n`);
    const installed = (await run('cat', '/one/usr/lib/apk/db/installed')).stdout;
    expect([...installed.matchAll(/^P:(.*)$/gm)].map(([, name]) => name).sort()).toEqual([
      'ca-certificates-bundle',
      'tzdata',
      'wolfi-baselayout',
    ]);
    const checksum = (await run('sh', '-c', 'openssl dgst -sha1 -binary /one/etc/os-release | base64')).stdout.trim();
    expect(installed).toContain(`R:os-release\nZ:Q1${checksum}\n`);
    expect((await run('cat', '/one/etc/os-release')).stdout).toContain('ID=wolfi\n');
  });

  test('takes what stands after -- for a name, whatever it looks like', async () => {
    expect((await addTo('/named', '--', 'tzdata')).exitCode).toBe(0);
    expect(await addTo('/named', '--', '--allow-untrusted')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('--allow-untrusted'),
    });
  }, 60_000);

  test('refuses what does not exist', async () => {
    expect(await addTo('/two', 'no-such-thing')).toMatchObject({
      exitCode: 1,
      stderr:
        'ERROR: unable to select packages:\n  no-such-thing (no such package):\n    required by: world[no-such-thing]\n',
    });
  });

  test('refuses an index that none of its keys signed', async () => {
    const refused = await addTo('/three', '--keys-dir', '/tmp', 'tzdata');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('UNTRUSTED signature');
  });
});

describe('apk and a repository that lies', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  /** The lab's repository with one byte of each package changed, counted from the end. */
  async function serveChanged(fromEnd: number): Promise<string> {
    server = createServer((request, response) => {
      void fetch(`${lab.packages.url}${request.url ?? ''}`)
        .then((answer) => answer.arrayBuffer())
        .then((body) => {
          const bytes = Buffer.from(body);
          const at = fromEnd < 0 ? -fromEnd : bytes.length - fromEnd;
          if (request.url?.endsWith('.apk')) bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
          response.end(bytes);
        });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  // The signature takes up some 650 bytes, most of them of the key's making, and the control segment the 300 after it.
  test.each([
    ['its files', 100, 'BAD archive'],
    ['its control segment', -800, 'BAD signature'],
  ])('notices when a package has other bytes in %s', async (_, fromEnd, complaint) => {
    const url = await serveChanged(fromEnd);
    const refused = await addTo(`/lies${fromEnd}`, '--repositories-file', '/dev/null', '--repository', url, 'tzdata');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(complaint);
    expect((await run('cat', `/lies${fromEnd}/usr/lib/apk/db/installed`)).stdout).toBe('');
  });
});
