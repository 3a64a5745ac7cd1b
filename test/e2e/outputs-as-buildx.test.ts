/** @cost 42 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { dockerSocket, removeImage } from '../lab/containers.ts';
import { dockerCall } from '../lab/docker-api.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, projectRoot } from '../support/run-program.ts';

const lab = readLab();
const environment = { ...labEnvironment(lab), SOURCE_DATE_EPOCH: '1700000000' };
const repository = `e2e/buildx-${process.pid}`;
const named = `${lab.registry}/${repository}`;
let folder: string;
let context: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-buildx-'));
  context = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY file.txt /\n');
  writeFileSync(join(context, 'file.txt'), `${process.pid}`);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function build(...args: readonly string[]): Promise<BuildReport> {
  const { exitCode, stdout, stderr } = await aipack(
    ['build', context, '--format', 'json', ...args],
    environment,
    folder,
  );
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

interface Answer {
  readonly digest: string | null;
  readonly type: string | null;
  readonly content: {
    readonly manifests?: readonly { readonly digest: string }[];
    readonly config?: { readonly digest: string };
  };
}

async function ask(reference: string): Promise<Answer> {
  const types = ['oci.image.index.v1', 'oci.image.manifest.v1', 'docker.distribution.manifest.v2'];
  const accept = types.map((type) => `application/vnd.${type}+json`).join(', ');
  const response = await fetch(`http://${lab.registry}/v2/${repository}/manifests/${reference}`, {
    headers: { accept },
  });
  const { headers } = response;
  const [digest, type] = [headers.get('docker-content-digest'), headers.get('content-type')];
  return { digest, type, content: (await response.json()) as Answer['content'] };
}

async function tagsThere(): Promise<readonly string[]> {
  const response = await fetch(`http://${lab.registry}/v2/${repository}/tags/list`);
  return ((await response.json()) as { tags?: readonly string[] | null }).tags ?? [];
}

const inDocker = async (name: string): Promise<string> => {
  const path = `/images/${name}/json`;
  return ((await dockerCall({ socket: dockerSocket(lab), method: 'GET', path })) as { Id: string }).Id;
};

describe('an output that pushes', () => {
  test('is of type registry, with a name of its own', async () => {
    const report = await build('-o', `type=registry,name=${named}:registry`);
    const { digest, content } = await ask('registry');
    expect(report).toMatchObject({ pushed: true, digest, tags: [`${named}:registry`] });
    expect(report.imageid).toBe(content.manifests?.[0]?.digest);
  });

  test('has several names in quotes', async () => {
    const { digest } = await build('-o', `type=image,"name=${named}:a,${named}:b",push=true`);
    expect([(await ask('a')).digest, (await ask('b')).digest]).toEqual([digest, digest]);
  });

  test('by digest leaves the digest as its only name', async () => {
    const before = await tagsThere();
    const output = `type=image,name=${named},push-by-digest=true,name-canonical=true,push=true`;
    const report = await build('-o', output);
    expect((await ask(report.digest ?? '')).digest).toBe(report.digest);
    expect(report).toMatchObject({ pushed: true, tags: [`${named}@${report.digest ?? ''}`] });
    expect(report.imageid).toBe((await ask(report.digest ?? '')).content.manifests?.[0]?.digest);
    expect(await tagsThere()).toEqual(before);
  });

  test('is told apart from what stays here', async () => {
    const name = `aipack-e2e-apart:${process.pid}`;
    const report = await build('-o', `type=registry,name=${named}:apart`, '-o', `type=docker,name=${name}`);
    const stays = `docker.io/library/${name}`;
    expect(report).toMatchObject({ pushed: true, tags: [`${named}:apart`, stays], unpublished: [stays] });
    expect(report.digest).toBe((await ask('apart')).digest);
    await removeImage(lab, name);
  });

  test('says how the image is pushed that push asks for', async () => {
    const how = 'type=image,oci-mediatypes=false';
    const report = await build('-t', `${named}:types`, '--push', '--no-attestations', '-o', how);
    const { digest, type } = await ask('types');
    expect(report.digest).toBe(digest);
    expect(type).toBe('application/vnd.docker.distribution.manifest.v2+json');
  });

  test('is asked of its registry before the build', async () => {
    const { exitCode, stderr } = await aipack(['build', context, '-o', 'type=registry'], environment);
    expect(stderr).toContain('[TAG_MISSING]');
    expect(exitCode).toBe(1);
  });
});

describe('an output that stays here', () => {
  test.each([
    ['docker', ['-o', 'docker']],
    ['type=docker', ['-o', 'type=docker']],
    ['type=image', ['-o', 'type=image']],
  ])('%s goes into Docker', async (kind, output) => {
    const name = `aipack-e2e-${kind.replace('=', '-')}:${process.pid}`;
    const report = await build(...output, '-t', name);
    expect(report.pushed).toBe(false);
    // Docker calls an image by its index, where it has one.
    expect([report.digest, report.imageid]).toContain(await inDocker(name));
    await removeImage(lab, name);
    expect(readdirSync(folder)).not.toContain('docker');
  });

  test('type=docker goes into the Docker of the context that it names, and to no other', async () => {
    const configuration = mkdtempSync(join(folder, 'configuration-'));
    const id = createHash('sha256').update('far').digest('hex');
    mkdirSync(join(configuration, 'contexts/meta', id), { recursive: true });
    const meta = { Name: 'far', Endpoints: { docker: { Host: lab.dockerHost } } };
    writeFileSync(join(configuration, 'contexts/meta', id, 'meta.json'), JSON.stringify(meta));
    const name = `aipack-e2e-far:${process.pid}`;
    const more = { ...environment, DOCKER_CONFIG: configuration };
    const args = ['build', context, '-t', name, '--format', 'json', '-o', 'type=docker,context=far'];
    const { exitCode, stderr, stdout } = await aipack(args, more, folder);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect((JSON.parse(stdout) as BuildReport).imageid).toBe(await inDocker(name));
    await removeImage(lab, name);
    const absent = await aipack(['build', context, '-o', 'type=docker,context=near'], more, folder);
    expect(absent.stderr).toMatch(/There is no Docker context "near".*\[INPUT_INVALID\]/s);
    expect(absent.exitCode).toBe(1);
  });

  test('cacheonly is none', async () => {
    const report = await build('-o', 'type=cacheonly');
    expect(report).toMatchObject({ pushed: false, tags: [] });
    expect([report.digest, report.imageid]).toEqual([undefined, undefined]);
  });

  test('an archive tells the image inside its index', async () => {
    const { digest, imageid, pushed } = await build('-o', 'type=oci,dest=image.tar');
    const archived = (path: string): Answer['content'] =>
      JSON.parse(
        execFileSync('tar', ['-xOf', 'image.tar', path], { cwd: folder, encoding: 'utf8' }),
      ) as Answer['content'];
    expect(archived('index.json').manifests?.[0]?.digest).toBe(digest);
    const index = archived(`blobs/sha256/${digest?.replace('sha256:', '') ?? ''}`);
    expect({ imageid, pushed }).toEqual({ imageid: index.manifests?.[0]?.digest, pushed: false });
  });

  test('an image goes into a folder as an OCI layout, of which another build makes its own', async () => {
    const report = await build('-t', `${named}:layout`, '-o', 'type=oci,dest=layout,tar=false');
    const read = (path: string): Answer['content'] & { readonly manifests?: readonly { annotations?: object }[] } =>
      JSON.parse(readFileSync(join(folder, 'layout', path), 'utf8')) as Answer['content'];
    const [entry, ...others] = read('index.json').manifests ?? [];
    expect({ entry, others }).toMatchObject({
      entry: {
        digest: report.digest,
        annotations: {
          'io.containerd.image.name': `${named}:layout`,
          'org.opencontainers.image.ref.name': 'layout',
        },
      },
      others: [],
    });
    const index = read(`blobs/sha256/${report.digest?.replace('sha256:', '') ?? ''}`);
    expect(report).toMatchObject({ pushed: false, imageid: index.manifests?.[0]?.digest });
    expect(report.outputs).toEqual([
      { type: 'oci', path: join(folder, 'layout'), bytes: expect.any(Number), files: expect.any(Number) },
    ]);
    expect(readdirSync(join(folder, 'layout/ingest'))).toEqual([]);

    const upon = mkdtempSync(join(folder, 'upon-'));
    writeFileSync(join(upon, 'Dockerfile'), 'FROM made\nCOPY --from=made /file.txt /again.txt\n');
    const args = ['--build-context', 'made=oci-layout://layout:layout', '-o', 'type=local,dest=made-upon'];
    const { exitCode, stderr } = await aipack(['build', upon, ...args], environment, folder);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(readdirSync(join(folder, 'made-upon')).sort()).toEqual(['again.txt', 'file.txt']);
    const absent = await aipack(
      ['build', upon, '--build-context', 'made=oci-layout://layout:other'],
      environment,
      folder,
    );
    expect(absent.stderr).toMatch(/no image other in an OCI layout in layout.*\[INPUT_INVALID\]/s);
  });

  test('a push, a layout for Docker and files are made of one build', async () => {
    const outputs = ['-o', 'type=docker,dest=docker-layout,tar=false', '-o', 'type=local,dest=files'];
    const report = await build('-t', `${named}:beside`, '--push', ...outputs);
    const index = JSON.parse(readFileSync(join(folder, 'docker-layout/index.json'), 'utf8')) as Answer['content'];
    // What Docker reads carries no attestations.
    expect(index.manifests?.map(({ digest }) => digest)).not.toContain(report.digest);
    expect(index.manifests).toHaveLength(1);
    expect(readdirSync(join(folder, 'files'))).toContain('file.txt');
    expect(report.digest).toBe((await ask('beside')).digest);
  });

  test.each([
    ['tar', 'file.txt'],
    ['oci', 'index.json'],
    ['type=docker,dest=-', 'manifest.json'],
    ['-', 'file.txt'],
  ])('%s goes to standard output, and what is told to standard error', async (output, member) => {
    const archive = join(mkdtempSync(join(folder, 'stdout-')), 'archive.tar');
    const args = [join(projectRoot, 'src/cli/main.ts'), 'build', context, '--format', 'json', '-q', '-o', output];
    const child = spawn(process.execPath, args, { env: environment, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    child.stdout.pipe(createWriteStream(archive));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, told: code === 0 ? '' : told }).toEqual({ code: 0, told: '' });
    expect(execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).split('\n')).toContain(member);
    expect((JSON.parse(told) as BuildReport).pushed).toBe(false);
    expect(readdirSync(folder)).not.toContain(output);
  });

  test('two can not both go to standard output', async () => {
    const { exitCode, stderr } = await aipack(['build', context, '-o', 'tar', '-o', 'oci'], environment, folder);
    expect(stderr).toMatch(/standard output.*\[INPUT_INVALID\]/s);
    expect(exitCode).toBe(1);
  });
});

test('of a push and an archive in another form, the digest that is told is the one that is pushed', async () => {
  const form = 'type=oci,dest=zstd.tar,compression=zstd,force-compression=true';
  const report = await build('-t', `${named}:forms`, '--push', '-o', form);
  const { digest, content } = await ask('forms');
  expect(report).toMatchObject({ digest, imageid: content.manifests?.[0]?.digest });
});

describe('the metadata', () => {
  test("has buildx's names for what was made", async () => {
    const report = await build('-t', `${named}:metadata`, '--push', '--no-attestations');
    const { digest, content, type } = await ask('metadata');
    const expected = {
      'containerimage.digest': digest,
      'containerimage.config.digest': content.config?.digest,
      'containerimage.descriptor': expect.objectContaining({ mediaType: type, digest }) as unknown,
      'image.name': `${named}:metadata`,
    };
    expect(report).toMatchObject(expected);
    const ref = report['buildx.build.ref'];
    // A Docker that DOCKER_HOST names is buildx's own builder.
    expect(ref).toMatch(/^default\/default\/[0-9a-f]{32}$/);
    // Also where nothing had to be done, which is another build.
    const again = await build('-t', `${named}:metadata`, '--push', '--no-attestations');
    expect(again).toMatchObject({ ...expected, unchanged: true });
    expect(again['buildx.build.ref']).toMatch(/^default\/default\//);
    expect(again['buildx.build.ref']).not.toBe(ref);
  });

  test('has the provenance that BuildKit recorded, whatever is attested, and no values of arguments', async () => {
    const secret = `hush-${process.pid}`;
    const args = ['-t', `${named}:recorded`, '--push', '--build-arg', `WORD=${secret}`];
    for (const more of [[], ['--no-attestations'], []]) {
      const report = await build(...args, ...more);
      const provenance = report['buildx.build.provenance'];
      expect(provenance).toMatchObject({ buildType: expect.stringContaining('buildkit') as unknown });
      expect(JSON.stringify(provenance)).not.toContain(secret);
      expect(provenance).not.toHaveProperty('metadata');
    }
  });

  test('goes into a file as well', async () => {
    const file = join(folder, 'metadata.json');
    const { digest } = await build('-t', `${named}:file`, '--push', '--metadata-file', file);
    const written = JSON.parse(readFileSync(file, 'utf8')) as BuildReport;
    expect(written).toMatchObject({ 'containerimage.digest': digest, 'image.name': `${named}:file` });
  });
});
