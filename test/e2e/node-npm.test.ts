/** @cost 40 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import type { Container } from '../lab/containers.ts';
import { buildService, health, type BuiltService } from '../support/built-service.ts';
import { expectOwnHome } from '../support/own-home.ts';
import { fetchImage, type PushedImage } from '../support/registry-image.ts';

const lab = readLab();

describe('fixtures/node-npm', () => {
  let service: BuiltService;
  let image: PushedImage;
  let container: Container | undefined;

  beforeAll(async () => {
    service = await buildService(lab, 'fixtures/node-npm', { name: 'node-npm' });
    ({ image } = service);
  });

  afterAll(async () => {
    await container?.stop();
  });

  test('what the build reports is what the registry has', () => {
    const { report } = service;
    expect(report.digest).toBe(image.digest);
    expect(report.imageid).toBe(image.manifest);
    expect(report).toMatchObject({ pushed: true, service: { name: 'node-npm', buildSystem: 'npm' } });
    expect(report.platforms[0]?.packages.runtime).toContainEqual(expect.stringMatching(/^nodejs-22=22\./));
  });

  test('a container of it answers its health endpoint, as a user without rights', async () => {
    const started = await service.start();
    container = started.container;
    const { status, body } = await health(started);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ status: 'ok' });
    const { exitCode, stdout } = await container.exec(['node', '-p', 'process.getuid() + ":" + process.getgid()']);
    expect({ exitCode, stdout: stdout.trim() }).toEqual({ exitCode: 0, stdout: '65532:65532' });
  });

  test('its user has a name and a home of its own, which it can write', async () => {
    await expectOwnHome(image, container, 'node');
  });

  test('the configuration has a user, a port, labels and a health check', () => {
    const { config } = image.config;
    expect(config).toMatchObject({
      User: '65532:65532',
      Entrypoint: ['/usr/bin/aipack-aide', 'init', 'node', 'src/server.js'],
      ExposedPorts: { '3000/tcp': {} },
      WorkingDir: '/app',
      StopSignal: 'SIGTERM',
    });
    expect(config.Labels).toMatchObject({
      'org.opencontainers.image.title': 'node-npm',
      'dev.aipack.build-system': 'npm',
    });
    expect(config.Healthcheck?.Test).toEqual(['CMD', '/usr/bin/aipack-aide', 'check', '3000', '/health']);
  });

  test('there is no shell, no apk and no npm, and the package database is there', () => {
    const programs = [...image.files].filter(([, line]) => !line.startsWith('d')).map(([path]) => path);
    const forbidden = programs.filter((path) => /(?:^|\/)(?:sh|ash|bash|dash|busybox|apk|npm|npx)$/.test(path));
    expect(forbidden).toEqual([]);
    expect([...image.files.keys()]).toContainEqual(expect.stringMatching(/^(usr\/)?lib\/apk\/db\/installed$/));
  });

  test('only what the application needs is there, owned by root and not writable by others', () => {
    const application = [...image.files].filter(([path]) => path.startsWith('app/'));
    const paths = application.map(([path]) => path);
    expect(paths).toContain('app/src/server.js');
    expect(paths).toContain('app/node_modules/express/package.json');
    for (const [, line] of application.filter(([, line]) => !line.startsWith('l'))) {
      expect(line).toMatch(/^.{8}-. 0\/0 /);
    }
  });

  test('no device is there, which only daemons with root could make', () => {
    expect([...image.files.values()].filter((line) => /^[bc]/.test(line))).toEqual([]);
    expect(image.files.get('dev')).toMatch(/^d/);
  });

  test('no file carries the time of the build', () => {
    const late = [...image.files.values()].filter(
      (line) => !/ (?:1980-01-01|20\d\d-\d\d-\d\d) \d\d:\d\d:\d\d /.test(line),
    );
    expect(late).toEqual([]);
    const hour = new Date().toISOString().slice(0, 13).replace('T', ' ');
    expect([...image.files.values()].filter((line) => line.includes(` ${hour}:`))).toEqual([]);
  });

  test('provenance, inventory and our own statement are in the index, about this image', () => {
    const hex = image.manifest.replace('sha256:', '');
    expect([...image.statements.keys()].sort()).toEqual([
      'https://aipack.dev/attestation/build/v1',
      expect.stringMatching(/^https:\/\/slsa\.dev\/provenance\//),
      'https://spdx.dev/Document',
    ]);
    for (const { subject } of image.statements.values()) expect(subject[0]?.digest).toEqual({ sha256: hex });
  });

  test('provenance knows the images of packages, ours knows what was detected and which packages were used', () => {
    const provenance = [...image.statements.values()].find(({ predicateType }) => predicateType.includes('slsa'));
    expect(provenance?.predicate.materials).toHaveLength(2);
    expect(JSON.stringify(provenance?.predicate.materials)).toContain('pkg:oci/');
    const ours = image.statements.get('https://aipack.dev/attestation/build/v1')?.predicate;
    expect(ours).toMatchObject({
      tool: { name: 'aipack' },
      project: { name: 'node-npm', buildSystem: 'npm' },
      packages: {
        installation: 'layers',
        runtime: expect.arrayContaining([
          expect.objectContaining({ uri: expect.stringMatching(/^pkg:apk\/wolfi\/nodejs-22@/) as unknown }),
        ]) as unknown,
      },
    });
  });

  test('the inventory lists every package of the database', () => {
    const document = image.statements.get('https://spdx.dev/Document')?.predicate as {
      packages: { name: string; versionInfo: string }[];
    };
    expect(document.packages.map(({ name, versionInfo }) => `${name}=${versionInfo}`)).toEqual(
      expect.arrayContaining([...(service.report.platforms[0]?.packages.runtime ?? [])]),
    );
  });

  test('a second build has every step cached and the same digest', async () => {
    const second = await service.again();
    expect(second.steps.total).toBeGreaterThan(5);
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(service.report.digest);
    expect((await fetchImage(service.tag)).digest).toBe(second.digest);
  });
});
