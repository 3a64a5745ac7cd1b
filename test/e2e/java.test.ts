/** @cost 120 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Container } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { serveMavenRepository, type MavenRepository } from '../lab/maven/repository.ts';
import { buildService, health, type BuiltService } from '../support/built-service.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { expectOwnHome } from '../support/own-home.ts';
import { aipack, projectRoot } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
let folder: string;
let repository: MavenRepository | undefined;
let secrets: readonly string[] = [];

// Without a network, settings of the user's own send Maven to the lab's repository, as they would to a company's.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-java-'));
  repository = await serveMavenRepository(lab);
  if (repository === undefined) return;
  const settings = join(folder, 'settings.xml');
  writeFileSync(settings, repository.settings);
  secrets = ['--secret', `id=maven-settings,src=${settings}`];
});

afterAll(async () => {
  await repository?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  { fixture: 'java-plain', service: [], says: 'ok' },
  { fixture: 'java-maven-thin', service: [], says: 'ok' },
  { fixture: 'java-maven-shaded', service: [], says: 'ok' },
  { fixture: 'maven-modules', service: ['--service', 'api'], says: 'hello api' },
])('fixtures/$fixture', ({ fixture, service, says }) => {
  let built: BuiltService;
  let container: Container | undefined;

  beforeAll(async () => {
    built = await buildService(lab, `fixtures/${fixture}`, { name: fixture, args: [...service, ...secrets] });
  });

  afterAll(async () => {
    await container?.stop();
  });

  test('a container of it answers its health endpoint, as a user without rights', async () => {
    const started = await built.start();
    container = started.container;
    expect(await health(started)).toMatchObject({ status: 200, body: says });
    expect(built.image.config.config.User).toBe('65532:65532');
  });

  test('its user has a name and a home of its own', async () => {
    await expectOwnHome(built.image, container, 'java');
  });

  test('there is a runtime and nothing that builds', () => {
    const files = [...built.image.files].filter(([, line]) => !line.startsWith('d')).map(([path]) => path);
    expect(files).toContain('usr/lib/jvm/java-21-openjdk/bin/java');
    expect(files.filter((path) => /\/(?:javac|mvn|sh|apk)$|\.java$|(?:^|\/)pom\.xml$/.test(path))).toEqual([]);
  });

  test('the settings are nowhere in what is published', () => {
    const { image } = built;
    const published = JSON.stringify([image.config, ...image.statements.values()]);
    expect([...image.files.keys()].filter((path) => path.endsWith('settings.xml'))).toEqual([]);
    if (repository !== undefined) expect(published).not.toContain(repository.url);
  });

  test('a second build has every step cached and the same digest', async () => {
    const second = await built.again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(built.report.digest);
  });
});

describe('a Maven project that changes', () => {
  const tag = `${lab.registry}/e2e/java-changed:${process.pid}`;
  let copy: string;

  beforeAll(() => {
    copy = join(folder, 'shop');
    cpSync(join(projectRoot, 'fixtures/java-maven-thin'), copy, { recursive: true });
  });

  /** Gives the layers of the image. */
  async function build(note: string): Promise<readonly string[]> {
    writeFileSync(join(copy, 'NOTES.md'), `${process.pid} ${note}\n`);
    const { exitCode, stderr } = await aipack(['build', copy, '-t', tag, '--push', ...secrets], env);
    if (exitCode !== 0) throw new Error(stderr);
    const { manifests } = await manifest<{ manifests: { digest: string }[] }>(String(process.pid));
    const { layers } = await manifest<{ layers: { digest: string }[] }>(manifests[0]?.digest ?? '');
    return layers.map(({ digest }) => digest);
  }

  async function manifest<T>(reference: string): Promise<T> {
    const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
    const url = `http://${lab.registry}/v2/e2e/java-changed/manifests/${reference}`;
    return (await (await fetch(url, { headers: { accept } })).json()) as T;
  }

  const jars = () => repository?.served.filter((path) => path.endsWith('.jar')).length;

  test('has the same image from the same program, fetches nothing twice, and keeps the layer of its dependencies', async () => {
    const before = jars();
    const first = await build('first');
    const fetched = jars();
    if (repository !== undefined) expect(fetched).toBeGreaterThan(before ?? 0);
    expect(await build('the build runs again')).toEqual(first);
    const source = join(copy, 'src/main/java/com/example/App.java');
    writeFileSync(source, readFileSync(source, 'utf8').replace('"ko"', '"wen"'));
    const changed = await build('changed');
    expect(changed.slice(0, -1)).toEqual(first.slice(0, -1));
    expect(changed.at(-1)).not.toBe(first.at(-1));
    // Those of packages, of dependencies, and of the program.
    expect(first.length).toBeGreaterThanOrEqual(3);
    expect(jars()).toBe(fetched);
  });
});
