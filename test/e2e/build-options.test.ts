/** @cost 45 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { removeImage, runContainer } from '../lab/containers.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { aipack } from '../support/run-program.ts';
import { pushScannerImage } from '../support/scanner-image.ts';

const lab = readLab();
const env = labEnvironment(lab);
const repository = `${lab.registry}/e2e/options-${process.pid}`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-options-'));
  writeFileSync(join(folder, 'file.txt'), 'content\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A build that runs the given commands and ships /out. */
function specFile(name: string, commands: readonly string[]): string {
  const path = join(folder, `${name}.json`);
  const document = {
    metadata: { project_name: name, language: 'shell', build_system: 'none' },
    build: { commands: ['mkdir -p /out', ...commands].map((run) => ({ run, inputs: [] })) },
    runtime: { packages: ['nodejs-22'], command: ['node', '-p', '1'], copy: [{ from: '/out', to: '/out' }] },
  };
  writeFileSync(path, JSON.stringify(document));
  return path;
}

async function build(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<BuildReport> {
  const { exitCode, stdout, stderr } = await aipack(['build', folder, '--format', 'json', ...args], {
    ...env,
    ...more,
  });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

const listTar = (path: string): readonly string[] =>
  execFileSync('tar', ['-tf', path], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\n');

describe('outputs', () => {
  test('an OCI archive has the digest that is reported, and its attestations', async () => {
    const archive = join(folder, 'image.oci.tar');
    const report = await build(['--spec', specFile('oci', ['echo oci > /out/a']), '-o', `type=oci,dest=${archive}`]);
    const index = JSON.parse(execFileSync('tar', ['-xOf', archive, 'index.json'], { encoding: 'utf8' })) as {
      manifests: { digest: string }[];
    };
    expect(index.manifests[0]?.digest).toBe(report.digest);
    expect(report.attestations).toEqual(['sbom', 'provenance', 'build']);
  });

  test('a tree, an archive of it and an archive for Docker, in one build', async () => {
    const tree = join(folder, 'tree');
    const files = join(folder, 'files.tar');
    const docker = join(folder, 'docker.tar');
    const report = await build([
      ...['--spec', specFile('several', ['echo several > /out/b']), '-t', 'several:1'],
      ...['-o', `type=local,dest=${tree}`, '-o', `type=tar,dest=${files}`, '-o', `type=docker,dest=${docker}`],
    ]);
    expect(readFileSync(join(tree, 'out/b'), 'utf8')).toBe('several\n');
    expect(listTar(files)).toContain('out/b');
    expect(listTar(docker)).toContain('manifest.json');
    expect(report.attestations).toEqual([]);
  });

  test('an image is loaded into Docker and runs there', async () => {
    const name = `aipack-e2e-loaded:${process.pid}`;
    await build(['--spec', specFile('loaded', ['echo loaded > /out/c']), '-t', name, '--load']);
    const container = await runContainer(lab, name);
    expect(await container.wait()).toBe(0);
    expect((await container.logs()).stdout.trim()).toBe('1');
    await container.stop();
    await removeImage(lab, name);
  });

  test('annotations stand on the manifest and on the index', async () => {
    const tag = `${repository}:annotated`;
    const spec = specFile('annotated', ['echo annotated > /out/d']);
    await build([
      '--spec',
      spec,
      '-t',
      tag,
      '--push',
      '--annotation',
      'com.example.a=1',
      '--annotation',
      'index:com.example.b=2',
    ]);
    const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
    const fetchJson = async (
      reference: string,
    ): Promise<{ annotations?: Record<string, string>; manifests?: { digest: string }[] }> => {
      const response = await fetch(`http://${lab.registry}/v2/e2e/options-${process.pid}/manifests/${reference}`, {
        headers: { accept },
      });
      return (await response.json()) as { annotations?: Record<string, string> };
    };
    const index = await fetchJson('annotated');
    expect(index.annotations).toEqual({ 'com.example.b': '2' });
    const manifest = await fetchJson(index.manifests?.[0]?.digest ?? '');
    expect(manifest.annotations).toEqual({ 'com.example.a': '1' });
  });
});

describe('secrets', () => {
  const value = `hush-${process.pid}`;

  test('reach build steps as file and as variable, and nothing else', async () => {
    const tag = `${repository}:secret`;
    const file = join(folder, 'token');
    writeFileSync(file, `${value}-file`);
    const spec = specFile('secret', [
      `printf %s "$FROM_ENV" | wc -c > /out/env; : ${process.pid}`,
      `wc -c < /run/secrets/from-file > /out/file; : ${process.pid}`,
    ]);
    await build(
      [
        '--spec',
        spec,
        '-t',
        tag,
        '--push',
        '--secret',
        'id=FROM_ENV',
        '--secret',
        `id=from-file,src=${file}`,
        '-o',
        `type=local,dest=${join(folder, 'secret')}`,
      ],
      { FROM_ENV: value },
    );
    expect(readFileSync(join(folder, 'secret/out/env'), 'utf8').trim()).toBe(String(value.length));
    expect(readFileSync(join(folder, 'secret/out/file'), 'utf8').trim()).toBe(String(value.length + 5));
    const image = await fetchImage(tag);
    expect(JSON.stringify([...image.statements.values(), image.config])).not.toContain(value);
    expect(JSON.stringify([...image.statements.values()])).toContain('FROM_ENV');
  });

  test('in the address of a package repository work, and are in nothing that is published', async () => {
    const tag = `${repository}:private-packages`;
    const spec = specFile('private-packages', ['echo p > /out/p']);
    const address = lab.packages.url.replace('://', `://somebody:${value}@`);
    await build(['--spec', spec, '-t', tag, '--push', '--package-repository', address]);
    const image = await fetchImage(tag);
    expect(JSON.stringify([...image.statements.values(), image.config])).not.toContain(value);
  });

  test('without a value is told before the build', async () => {
    const { exitCode, stderr } = await aipack(
      ['build', folder, '--spec', specFile('missing', []), '--secret', 'id=NOT_SET_ANYWHERE'],
      env,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('NOT_SET_ANYWHERE');
  });
});

describe('caches', () => {
  test('are written to a folder and read from there', async () => {
    const cache = join(folder, 'cache');
    const spec = specFile('cached', [`echo ${process.pid} > /out/e`]);
    await build([
      '--spec',
      spec,
      '-o',
      `type=local,dest=${join(folder, 'x')}`,
      '--cache-to',
      `type=local,dest=${cache},mode=max`,
    ]);
    expect(existsSync(join(cache, 'index.json'))).toBe(true);
    const again = await build([
      '--spec',
      spec,
      '-o',
      `type=local,dest=${join(folder, 'y')}`,
      '--cache-from',
      `type=local,src=${cache}`,
    ]);
    const done = again.steps.shown.filter(({ cached }) => !cached).map(({ name }) => name);
    expect({ done, cached: again.steps.cached }).toEqual({ done: [], cached: again.steps.total });
  });

  test('--no-cache runs every command again', async () => {
    const spec = specFile('fresh', ['cat /proc/sys/kernel/random/uuid > /out/f']);
    const read = (name: string): string => readFileSync(join(folder, name, 'out/f'), 'utf8');
    await build(['--spec', spec, '-o', `type=local,dest=${join(folder, 'f1')}`]);
    await build(['--spec', spec, '-o', `type=local,dest=${join(folder, 'f2')}`]);
    await build(['--spec', spec, '-o', `type=local,dest=${join(folder, 'f3')}`, '--no-cache']);
    expect(read('f2')).toBe(read('f1'));
    expect(read('f3')).not.toBe(read('f1'));
  });

  test('GitHub\u2019s is left out with one notice where there is none', async () => {
    const spec = specFile('nogha', []);
    const args = [
      'build',
      folder,
      '--spec',
      spec,
      '-o',
      join(folder, 'g'),
      '--cache-from',
      'type=gha',
      '--cache-to',
      'type=gha',
    ];
    const { exitCode, stderr } = await aipack(args, { ...env, ACTIONS_RUNTIME_TOKEN: '' });
    expect({ exitCode, notices: stderr.match(/GitHub Actions cache/g)?.length }).toEqual({ exitCode: 0, notices: 1 });
  });
});

describe('a Dockerfile in the root', () => {
  test('is built by its own rules, with labels and attestations; switched off, detection builds', async () => {
    const tag = `${repository}:dockerfile`;
    const context = mkdtempSync(join(folder, 'dockerfile-'));
    const lines = [
      `FROM ${lab.baseImage} AS build`,
      'COPY . /src',
      'RUN cat /src/kept.txt > /made && test ! -e /src/left-out.txt',
      'FROM scratch',
      'COPY --from=build /made /made',
      'USER 1234',
    ];
    writeFileSync(join(context, 'Dockerfile'), `${lines.join('\n')}\n`);
    writeFileSync(join(context, '.dockerignore'), 'left-out.txt\n');
    writeFileSync(join(context, '.gitignore'), 'kept.txt\n');
    for (const name of ['kept.txt', 'left-out.txt']) writeFileSync(join(context, name), `${name}\n`);
    writeFileSync(join(context, 'index.html'), '<p>hello</p>');
    const args = ['build', context, '-t', tag, '--push', '--format', 'json', '--label', 'com.example=1'];
    const { exitCode, stdout, stderr } = await aipack(args, env);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      service: { buildSystem: 'Dockerfile' },
      attestations: ['provenance', 'build'],
    });
    const image = await fetchImage(tag);
    expect([...image.files.keys()]).toEqual(['made']);
    expect(image.config.config).toMatchObject({ User: '1234', Labels: { 'com.example': '1' } });
    expect(image.statements.size).toBe(2);
    const nameless = await aipack(['build', context, '--push'], env);
    expect(nameless).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[TAG_MISSING]') as unknown });
    const options = await aipack([...args, '--sbom', 'generator=x,scan-context=true'], env);
    expect(options.stderr).toMatch(/does not declare BUILDKIT_SBOM_SCAN_CONTEXT.*\[INPUT_INVALID\]/s);
    const without = await aipack([...args, '--no-dockerfile'], env);
    expect(JSON.parse(without.stdout)).toMatchObject({ service: { language: 'html' } });
    writeFileSync(join(context, 'aipack.yml'), 'name: told\n');
    const told = await aipack(args, env);
    expect(JSON.parse(told.stdout)).toMatchObject({ service: { name: 'told', language: 'html' } });
  });
});

describe('a scanner', () => {
  let scanner: string;

  beforeAll(async () => {
    scanner = await pushScannerImage(lab);
  });

  interface Document {
    readonly name: string;
    readonly packages: readonly { readonly name: string }[];
  }

  test('looks at the image', async () => {
    const tag = `${repository}:scanned-by-daemon`;
    await build([
      '--spec',
      specFile('plain-scan', ['echo x > /out/k']),
      '-t',
      tag,
      '--push',
      '--sbom',
      `generator=${scanner}`,
    ]);
    const document = (await fetchImage(tag)).statements.get('https://spdx.dev/Document')
      ?.predicate as unknown as Document;
    expect(document.packages.map(({ name }) => name)).toContain('out');
  });

  test('gets the options it was given', async () => {
    const tag = `${repository}:scanned`;
    const spec = specFile('scanned', ['echo scanned > /out/h']);
    await build(['--spec', spec, '-t', tag, '--push', '--sbom', `generator=${scanner},PREFIX=hello-`]);
    const { statements } = await fetchImage(tag);
    const document = statements.get('https://spdx.dev/Document')?.predicate as unknown as Document;
    expect(document.name).toBe('hello-sbom');
    expect(document.packages.map(({ name }) => name)).toContain('out');
  });

  test('looks at the context and the build stage as well when asked to', async () => {
    const tag = `${repository}:scanned-all`;
    const spec = specFile('scanned-all', ['echo all > /out/i', 'touch /only-in-build']);
    await build([
      '--spec',
      spec,
      '-t',
      tag,
      '--push',
      '--sbom',
      `generator=${scanner},scan-context=true,scan-stage=true`,
    ]);
    const { statements, all } = await fetchImage(tag);
    expect(statements.size).toBe(3);
    const documents = all
      .filter(({ predicateType }) => predicateType === 'https://spdx.dev/Document')
      .map(({ predicate }) => predicate as unknown as Document);
    const names = (document: string): readonly string[] =>
      documents.find(({ name }) => name === document)?.packages.map(({ name }) => name) ?? [];
    expect(documents.map(({ name }) => name).sort()).toEqual(['sbom', 'sbom-build', 'sbom-context']);
    expect(names('sbom-context')).toContain('file.txt');
    expect(names('sbom-build')).toContain('only-in-build');
    expect(names('sbom')).not.toContain('only-in-build');
  });

  test('can be switched off, alone or with everything else', async () => {
    const tag = `${repository}:unattested`;
    const spec = specFile('unattested', ['echo unattested > /out/j']);
    const withoutSbom = await build(['--spec', spec, '-t', tag, '--push', '--no-sbom']);
    expect(withoutSbom.attestations).toEqual(['provenance', 'build']);
    const nothing = await build(['--spec', spec, '-t', tag, '--push', '--no-attestations']);
    expect(nothing.attestations).toEqual([]);
    expect(nothing.digest).toBe(nothing.imageid);
  });
});

test('nothing but the outputs is left in the folder of the user', () => {
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});
