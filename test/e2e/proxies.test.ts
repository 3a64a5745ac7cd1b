/** @cost 40 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
const password = `hush-${process.pid}`;
const tag = (name: string): string => `${lab.registry}/e2e/proxies-${process.pid}:${name}`;
/** Tells what a step sees of proxies, and when it ran. */
const look = (file: string): string =>
  `mkdir -p /out && env | grep -i _proxy | sort > ${file}; cat /proc/sys/kernel/random/uuid > /out/ran`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-proxied-'));
  for (const name of ['dockerfile', 'own']) mkdirSync(join(folder, name));
  const dockerfile = [
    `FROM ${lab.baseImage} AS made`,
    `RUN : ${process.pid}; ${look('/out/seen')}`,
    'FROM scratch',
    'COPY --from=made /out /',
  ];
  writeFileSync(join(folder, 'dockerfile/Dockerfile'), `${dockerfile.join('\n')}\n`);
  const document = {
    metadata: { project_name: 'proxied', language: 'shell', build_system: 'none' },
    build: { packages: ['busybox'], commands: [{ run: `: ${process.pid}; ${look('/out/seen')}`, inputs: [] }] },
    runtime: { packages: ['tzdata'], command: ['/seen'], copy: [{ from: '/out', to: '/out' }] },
  };
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(document));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As a user whose Docker is configured so. */
async function build(args: readonly string[], proxies: object, more: NodeJS.ProcessEnv = {}): Promise<ProgramResult> {
  const config = mkdtempSync(join(folder, 'config-'));
  writeFileSync(join(config, 'config.json'), JSON.stringify({ proxies: { default: proxies } }));
  return aipack(['build', ...args], { ...labEnvironment(lab), DOCKER_CONFIG: config, ...more });
}

const ok = ({ exitCode, stderr }: ProgramResult): string => {
  if (exitCode !== 0) throw new Error(stderr);
  return stderr;
};

const account = { httpProxy: `http://user:${password}@proxy.example:3128`, noProxy: 'registry.example' };
const kinds = [
  ['a Dockerfile', () => [join(folder, 'dockerfile')], ''],
  ['packages', () => [join(folder, 'own'), '--spec', join(folder, 'spec.json')], 'out/'],
] as const;

describe.each(kinds)('steps of %s', (kind, context, inside) => {
  const name = kind.replace(/\W/g, '').toLowerCase();
  async function seen(proxies: object, more: NodeJS.ProcessEnv = {}): Promise<Record<'seen' | 'ran', string>> {
    const output = mkdtempSync(join(folder, 'output-'));
    ok(await build([...context(), '-o', `type=local,dest=${output}`], proxies, more));
    const read = (file: string): string => readFileSync(join(output, inside, file), 'utf8');
    return { seen: read('seen'), ran: read('ran') };
  }

  test('see the proxies, in both spellings, which are no part of what they are cached by', async () => {
    const first = await seen(account);
    for (const variable of ['HTTP_PROXY', 'http_proxy'])
      expect(first.seen).toContain(`${variable}=http://user:${password}@proxy.example:3128\n`);
    expect(first.seen).toMatch(/^no_proxy=registry\.example,localhost/m);
    expect(await seen({})).toEqual(first);
    expect(await seen({ httpsProxy: 'http://other.example:1' })).toEqual(first);
  });

  test('whose proxy has a password publish it nowhere', async () => {
    const stderr = ok(await build([...context(), '-t', tag(name), '--push'], account));
    expect(stderr).toContain('Provenance is of mode=min');
    expect(stderr).not.toContain(password);
    const { all, config, digest, manifest } = await fetchImage(tag(name));
    expect(all.some(({ predicateType }) => predicateType.includes('slsa'))).toBe(true);
    expect(JSON.stringify([all, config, digest, manifest])).not.toMatch(/hush|proxy\.example/);
  });

  test('and provenance of mode=max, which would, are refused in one sentence', async () => {
    const { exitCode, stderr } = await build(
      [...context(), '-t', tag(name), '--push', '--provenance', 'mode=max'],
      account,
    );
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain("Provenance of mode=max would publish the password of the build steps' proxy");
    expect(stderr).not.toContain(password);
  });
});
