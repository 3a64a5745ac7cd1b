/** @cost 60 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Container } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { startGoProxy, type GoProxy } from '../support/go-proxy.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';
import { expectOwnHome } from '../support/own-home.ts';

const lab = readLab();

describe.each([
  { fixture: 'go-http', program: 'go-http', packages: ['ca-certificates-bundle', 'wolfi-baselayout'] },
  { fixture: 'go-work', program: 'api', packages: ['ca-certificates-bundle', 'wolfi-baselayout'] },
  { fixture: 'go-cgo', program: 'server', packages: expect.arrayContaining(['glibc', 'libgcc']) },
])('fixtures/$fixture', ({ fixture, program, packages }) => {
  let service: BuiltService;
  let container: Container | undefined;

  beforeAll(async () => {
    service = await buildService(lab, `fixtures/${fixture}`, { name: fixture });
  });

  afterAll(async () => {
    await container?.stop();
  });

  test('answers its health endpoint as a user without rights, and stops when it is asked to', async () => {
    const started = await service.start();
    container = started.container;
    expect((await health(started)).status).toBe(200);
    expect((await container.inspect()).Config.User).toBe('65532:65532');
    await container.signal('SIGTERM');
    // The runtime's own answer to the signal.
    expect(await container.wait()).toBe(2);
  });

  test('the image has the program and what it links, and nothing that builds or runs others', () => {
    const names = (service.report.platforms[0]?.packages.runtime ?? []).map((each) => each.split('=')[0]);
    expect(names).toEqual(packages);
    const programs = programsOf(service.image);
    expect(programs).toContain(program);
    expect(programs.filter((name) => /^(?:go|gcc|cc|ld|sh|busybox|apk)$/.test(name))).toEqual([]);
  });

  test('its user has a name and a home of its own', async () => {
    await expectOwnHome(service.image);
  });

  test('a second build has every step cached and the same digest', async () => {
    const second = await service.again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(service.report.digest);
  });
});

// Steps of a daemon elsewhere cannot reach a server of this machine's loopback.
(lab.kind === 'debian' ? describe : describe.skip)('a module from a private proxy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-go-'));
  const token = 'not-for-the-image';
  // A daemon that has built the same before asks nobody again.
  const version = `v1.0.${Date.now()}`;
  let proxy: GoProxy;
  let service: BuiltService;

  beforeAll(async () => {
    const goMod = 'module example.com/greet\n\ngo 1.24\n';
    const files = { 'go.mod': goMod, 'greet.go': 'package greet\n\nconst Text = "greetings"\n' };
    proxy = await startGoProxy({ path: 'example.com/greet', version, files }, token);
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write('go.mod', `module example.com/job\n\ngo 1.24\n\nrequire example.com/greet ${version}\n`);
    write('go.sum', proxy.sums);
    mkdirSync(join(folder, 'cmd'));
    write('cmd/main.go', 'package main\n\nimport "example.com/greet"\n\nfunc main() {\n\tprintln(greet.Text)\n}\n');
    const args = ['--secret', 'id=GOPROXY,env=PRIVATE_PROXY'];
    service = await buildService(lab, folder, { name: 'go-proxy', args, env: { PRIVATE_PROXY: proxy.url } });
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await proxy.close();
  });

  test('is part of the program', async () => {
    expect(proxy.asked).toContain(`/example.com/greet/@v/${version}.zip`);
    const { container } = await service.start();
    try {
      expect(await container.wait()).toBe(0);
      expect((await container.logs()).stderr).toBe('greetings\n');
    } finally {
      await container.stop();
    }
  });

  test('leaves no trace of the proxy and its token', () => {
    const { config, all } = service.image;
    expect(JSON.stringify([config, all, service.report])).not.toContain(token);
  });
});
