/** @cost 60 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BUILD_PREDICATE } from '../../src/image/attestations.ts';
import type { BuildReport } from '../../src/report/build-report.ts';
import { removeImage } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage, type PushedImage, type Statement } from '../support/registry-image.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';
import { pushScannerImage } from '../support/scanner-image.ts';

const lab = readLab();
const SOURCE = 'https://github.com/owner/app';
const REVISION = '0123456789abcdef0123456789abcdef01234567';
const env = {
  ...labEnvironment(lab),
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'owner/app',
  GITHUB_SHA: REVISION,
};
const repository = `${lab.registry}/e2e/wishes-${process.pid}`;
const SPDX = 'https://spdx.dev/Document';
const PROVENANCE = /^https:\/\/slsa\.dev\/provenance\//;
let folder: string;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-wishes-'));
  write('app/file.txt', 'hello');
  write(
    'app/Dockerfile',
    [
      `FROM ${lab.baseImage} AS made`,
      'RUN mkdir /out && cat /proc/sys/kernel/random/uuid > /out/made && touch /only-in-stage',
      `FROM ${lab.baseImage} AS limits`,
      'RUN mkdir /out && cat /proc/sys/kernel/random/uuid > /out/limits && cat /proc/self/limits > /out/ulimit',
      "RUN grep ' /dev/shm ' /proc/mounts > /out/shm; grep gateway.test /etc/hosts > /out/hosts; true",
      'FROM scratch AS last',
      'ARG TARGETPLATFORM',
      'COPY --from=made /out /',
      'COPY --from=limits /out /',
      '',
    ].join('\n'),
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function run(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<ProgramResult> {
  return aipack(['build', '--format', 'json', ...args], { ...env, ...more }, folder);
}

async function build(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<BuildReport> {
  const { exitCode, stdout, stderr } = await run(args, more);
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

async function push(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<PushedImage> {
  count += 1;
  const tag = `${repository}:${count}`;
  await build([...args, '-t', tag, '--push'], more);
  return fetchImage(tag);
}

interface Entry {
  readonly mediaType: string;
  readonly manifests?: readonly { readonly platform: { readonly architecture: string; readonly variant?: string } }[];
}

async function rootOf(tag: string): Promise<Entry> {
  const [host = '', ...path] = repository.split('/');
  const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
  const response = await fetch(`http://${host}/v2/${path.join('/')}/manifests/${tag}`, { headers: { accept } });
  return (await response.json()) as Entry;
}

function provenanceOf({ all }: PushedImage): Statement {
  const [found] = all.filter(({ predicateType }) => predicateType.startsWith('https://slsa.dev/provenance/'));
  if (found === undefined) throw new Error('there is no provenance');
  return found;
}

describe('attestations', () => {
  const small = ['small', '-f', 'small/Dockerfile'];

  beforeAll(() => {
    write('small/file.txt', 'small');
    write('small/Dockerfile', 'FROM scratch\nCOPY file.txt /\n');
    write(
      'scanned/Dockerfile',
      [
        'ARG BUILDKIT_SBOM_SCAN_CONTEXT BUILDKIT_SBOM_SCAN_STAGE',
        `FROM ${lab.baseImage} AS made`,
        'COPY file.txt /from-context',
        'RUN touch /only-in-stage',
        'FROM scratch',
        'COPY --from=made /from-context /in-image',
        '',
      ].join('\n'),
    );
    write('scanned/file.txt', 'scanned');
  });

  test.each([
    ['a Dockerfile', small],
    ['packages', ['fixtures/static-html']],
  ])('without provenance an image of %s is a plain one', async (_, args) => {
    count += 1;
    const context =
      args[0] === 'fixtures/static-html' ? join(import.meta.dirname, '../../fixtures/static-html') : 'small';
    const report = await build([
      context,
      ...args.slice(1),
      '-t',
      `${repository}:${count}`,
      '--push',
      '--no-provenance',
    ]);
    expect(report).toMatchObject({ attestations: [], imageid: report.digest });
    expect((await rootOf(String(count))).mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
  });

  test('none are made by default where the environment says so, as for buildx', async () => {
    count += 1;
    const more = { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' };
    const report = await build([...small, '-t', `${repository}:${count}`, '--push'], more);
    expect(report.attestations).toEqual([]);
  });

  test('by default say where the source is, and no SBOM that is not there', async () => {
    const image = await push(small);
    expect(image.all.map(({ predicateType }) => predicateType.replace(PROVENANCE, 'provenance ')).sort()).toEqual([
      BUILD_PREDICATE,
      expect.stringMatching(/^provenance v/),
    ]);
    expect(JSON.stringify(provenanceOf(image).predicate)).toContain(
      JSON.stringify({ vcs: { revision: REVISION, source: SOURCE } }).slice(1, -1),
    );
    expect(image.statements.get(BUILD_PREDICATE)?.predicate).toMatchObject({
      attestations: { sbom: 'false', provenance: 'mode=max' },
    });
  });

  test('are those that are listed', async () => {
    const scanner = await pushScannerImage(lab);
    const attests = ['--attest', `type=sbom,generator=${scanner}`, '--attest', 'type=provenance,disabled=true'];
    const image = await push([...small, ...attests]);
    expect(image.all.map(({ predicateType }) => predicateType)).toEqual([SPDX]);
    const wrong = await run([...small, '--attest', 'type=else']);
    expect(wrong).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[INPUT_INVALID]') as unknown });
  });

  // The daemon of trixie hands no options on.
  if (lab.daemonGeneration === 'trixie') {
    test('with options that the scanner would not get are refused', async () => {
      const { exitCode, stderr } = await run([...small, '--sbom', 'generator=x,PREFIX=hello-']);
      expect(stderr).toMatch(/The scanner would not get PREFIX.*\[FEATURE_UNSUPPORTED\]/s);
      expect(exitCode).toBe(1);
    });
  } else {
    test('are made with the options of a scanner', async () => {
      const sbom = ['--sbom', `generator=${await pushScannerImage(lab)},PREFIX=hello-`];
      const { statements } = await push([...small, ...sbom]);
      expect(statements.get(SPDX)?.predicate).toMatchObject({ name: 'hello-sbom' });
    });
  }

  test('are of the context and of stages as well, where the Dockerfile declares them', async () => {
    const scanner = await pushScannerImage(lab);
    const sbom = ['--sbom', `generator=${scanner},scan-context=true,scan-stage=true`];
    const { all } = await push(['scanned', '-f', 'scanned/Dockerfile', ...sbom]);
    const documents = all
      .filter(({ predicateType }) => predicateType === SPDX)
      .map(({ predicate }) => predicate as { name: string; packages: readonly { name: string }[] });
    expect(documents.map(({ name }) => name).sort()).toEqual(['sbom', 'sbom-context', 'sbom-made']);
    const names = (document: string): readonly string[] =>
      documents.find(({ name }) => name === document)?.packages.map(({ name }) => name) ?? [];
    expect(names('sbom')).toEqual(['in-image']);
    expect(names('sbom-context')).toContain('file.txt');
    expect(names('sbom-made')).toContain('only-in-stage');
    const undeclared = await run([...small, ...sbom]);
    expect(undeclared.stderr).toMatch(/does not declare BUILDKIT_SBOM_SCAN_CONTEXT and BUILDKIT_SBOM_SCAN_STAGE/);
  });
});

test('limits, the size of shared memory and the address of the machine reach the steps', async () => {
  const limits = ['--ulimit', 'nofile=1000:1001', '--shm-size', '32m'];
  await build(['app', ...limits, '--add-host', 'gateway.test:host-gateway', '-o', 'type=local,dest=limited']);
  const made = (name: string): string => readFileSync(join(folder, 'limited', name), 'utf8');
  expect(made('ulimit')).toMatch(/^Max open files\s+1000\s+1001\s/m);
  expect(made('shm')).toMatch(/size=32768k/);
  expect(made('hosts')).toMatch(/^[0-9a-f.:]+\s+gateway\.test$/m);
});

test('a control group is asked for', async () => {
  const image = await push(['app', '--cgroup-parent', 'aipack-test']);
  expect(JSON.stringify(provenanceOf(image).predicate)).toContain('"cgroupParent":"aipack-test"');
});

test('only the stages that are named run again', async () => {
  const read = async (name: string, ...args: readonly string[]): Promise<readonly string[]> => {
    await build(['app', '-o', `type=local,dest=${name}`, ...args]);
    return ['made', 'limits'].map((file) => readFileSync(join(folder, name, file), 'utf8'));
  };
  const [made, limits] = await read('first');
  const [madeAgain, limitsAgain] = await read('second', '--no-cache-filter', 'made');
  expect(limitsAgain).toBe(limits);
  expect(madeAgain).not.toBe(made);
});

test('the time of an image is that of its argument', async () => {
  const args = ['small', '-f', 'small/Dockerfile', '--build-arg', 'SOURCE_DATE_EPOCH=1700000000'];
  const image = await push(args);
  expect(image.config.created).toBe('2023-11-14T22:13:20Z');
  const annotated = image.statements.get(BUILD_PREDICATE);
  expect(annotated).toBeDefined();
  const wrong = await run(['small', '--build-arg', 'SOURCE_DATE_EPOCH=yesterday']);
  expect(wrong.stderr).toMatch(/build-args: "SOURCE_DATE_EPOCH=yesterday" can't be read/);
});

test('platforms may be any that BuildKit knows, without a Dockerfile only those of Wolfi', async () => {
  count += 1;
  const platforms = ['--platform', 'linux/riscv64,linux/arm/v7'];
  await build(['small', ...platforms, '-t', `${repository}:${count}`, '--push', '--no-attestations']);
  const { manifests = [] } = await rootOf(String(count));
  expect(manifests.map(({ platform }) => [platform.architecture, platform.variant])).toEqual([
    ['riscv64', undefined],
    ['arm', 'v7'],
  ]);
  const without = await run(['small', '--no-dockerfile', ...platforms]);
  expect(without.stderr).toMatch(/Wolfi has no packages for the platform "linux\/riscv64"/);
});

test('an argument of buildx gives one platform an index', async () => {
  count += 1;
  const tag = `${repository}:${count}`;
  const args = ['small', '--no-attestations', '--build-arg', 'BUILDKIT_MULTI_PLATFORM=1', '-t', tag, '--push'];
  await build(args);
  expect((await rootOf(String(count))).manifests).toHaveLength(1);
  expect(await build(args)).toMatchObject({ unchanged: true });
});

test('an argument of buildx has the cache in the image', async () => {
  const image = await push(['small', '--build-arg', 'BUILDKIT_INLINE_CACHE=1']);
  expect(image.config).toHaveProperty(['moby.buildkit.cache.v0']);
});

test('a Dockerfile may be a link to one elsewhere in the repository, and to none outside', async () => {
  write('repository/docker/production', 'FROM scratch\nCOPY file.txt /linked\n');
  write('repository/service/file.txt', 'linked');
  symlinkSync('../docker/production', join(folder, 'repository/service/Dockerfile'));
  const outside = await run(['repository/service', '-o', 'linked']);
  expect(outside.stderr).toContain('[PATH_OUTSIDE_REPOSITORY]');
  mkdirSync(join(folder, 'repository/.git'));
  await build(['repository/service', '-o', 'linked']);
  expect(readFileSync(join(folder, 'linked/linked'), 'utf8')).toBe('linked');
});

test("builds on an image that only Docker's store has, as an earlier step loaded it", async () => {
  const base = `aipack-only-loaded:${process.pid}`;
  await build(['small', '-t', base, '--load']);
  write('upon/Dockerfile', `FROM ${base}\nCOPY file.txt /upon\n`);
  write('upon/file.txt', 'upon');
  await build(['upon', '-o', 'type=local,dest=upon-loaded']);
  expect(readFileSync(join(folder, 'upon-loaded/file.txt'), 'utf8')).toBe('small');
  await removeImage(lab, base);
});

test('steps have the network of the machine where that is asked for', async () => {
  await build(['app', '--network', 'host', '-o', 'type=local,dest=network']);
  expect(readFileSync(join(folder, 'network/made'), 'utf8')).toMatch(/-/);
});

describe('a question', () => {
  const ask = (...args: readonly string[]): Promise<ProgramResult> => aipack(['build', 'app', ...args], env, folder);

  test('lists what can be built', async () => {
    const { exitCode, stdout } = await ask('--call', 'targets');
    expect({ exitCode, named: ['made', 'limits', 'last'].filter((name) => stdout.includes(name)) }).toEqual({
      exitCode: 0,
      named: ['made', 'limits', 'last'],
    });
    const { stdout: json } = await ask('--call', 'targets,format=json');
    expect((JSON.parse(json) as { targets: { name: string }[] }).targets.map(({ name }) => name)).toEqual([
      'made',
      'limits',
      'last',
    ]);
  });

  test('tells what a target takes', async () => {
    const { exitCode, stdout } = await ask('--call', 'outline', '--target', 'last');
    expect({ exitCode, told: stdout.includes('last') }).toEqual({ exitCode: 0, told: true });
  });

  describe('about a file that names a frontend which answers none', () => {
    beforeAll(async () => {
      // No frontend at all: that it answers no questions, BuildKit learns from its labels.
      const frontend = `${lab.registry}/tools/foreign:${process.pid}`;
      await build(['small', '-f', 'small/Dockerfile', '-t', frontend, '--push', '--no-attestations']);
      write('foreign/Dockerfile', `# syntax=${frontend}\nFROM scratch AS made\n`);
    });

    test('is answered by that of the daemon, which is told', async () => {
      const { exitCode, stderr, stdout } = await aipack(['build', 'foreign', '--call', 'targets'], env, folder);
      expect(stderr).toMatch(/has no answer to frontend\.targets: what BuildKit's own says/);
      expect({ exitCode, told: stdout.includes('made') }).toEqual({ exitCode: 0, told: true });
    });

    test('is refused where it is a check', async () => {
      const { exitCode, stderr } = await aipack(['build', 'foreign', '--check'], env, folder);
      expect(stderr).toMatch(/has no answer to frontend\.lint.*\[FEATURE_UNSUPPORTED\]/s);
      expect(exitCode).toBe(1);
    });

    test('and further contexts are refused with it', async () => {
      const { stderr } = await run(['foreign', '--build-context', 'more=small']);
      expect(stderr).toMatch(/knows no build-contexts.*\[FEATURE_UNSUPPORTED\]/s);
    });
  });

  if (lab.daemonGeneration === 'trixie') {
    test('that the daemon does not know is said to be one', async () => {
      const { exitCode, stderr } = await ask('--check');
      expect(stderr).toMatch(/has no answer to frontend\.lint.*\[FEATURE_UNSUPPORTED\]/s);
      expect(exitCode).toBe(1);
    });
  } else {
    test('finds what is wrong with it', async () => {
      write('bad/Dockerfile', `from ${lab.baseImage} as x\nMAINTAINER me\nRUN true\n`);
      const { exitCode, stderr, stdout } = await aipack(['build', 'bad', '--check'], env, folder);
      expect(stdout).toContain('MaintainerDeprecated');
      expect(stderr).toMatch(/warnings have been found.*\[CHECK_FAILED\]/s);
      expect(exitCode).toBe(1);
      const ignored = await aipack(['build', 'bad', '--call', 'check,ignorestatus=true'], env, folder);
      expect(ignored.exitCode).toBe(0);
      const clean = await ask('--check');
      expect(clean).toMatchObject({ exitCode: 0, stdout: 'Check complete, no warnings found.\n' });
    });
  }

  test('that nobody asks is refused', async () => {
    const { stderr } = await ask('--call', 'weather');
    expect(stderr).toMatch(/call: "weather" can't be read.*\[INPUT_INVALID\]/s);
  });
});
