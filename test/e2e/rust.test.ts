/** @cost 40 */
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';
import { expectOwnHome } from '../support/own-home.ts';
import { writeFiles } from '../support/write-files.ts';

const lab = readLab();

describe('fixtures/rust-workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-rust-'));
  const library = join(folder, 'crates/greeting/src/lib.rs');
  let service: BuiltService;

  const greeting = async (): Promise<string> => {
    const started = await service.start();
    try {
      return (await health(started, '/')).body;
    } finally {
      await started.container.stop();
    }
  };

  beforeAll(async () => {
    cpSync('fixtures/rust-workspace', folder, { recursive: true });
    service = await buildService(lab, folder, { name: 'rust-workspace' });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('answers its health endpoint as a user without rights', async () => {
    const started = await service.start();
    try {
      expect(await health(started)).toMatchObject({ status: 200, body: 'ok' });
      expect((await started.container.inspect()).Config.User).toBe('65532:65532');
    } finally {
      await started.container.stop();
    }
  });

  test('the image has the program and what it links, and nothing that builds or runs others', () => {
    const programs = programsOf(service.image);
    expect(programs).toContain('server');
    expect(programs.filter((name) => /^(?:rustc|cargo|gcc|cc|ld|sh|busybox|apk)$/.test(name))).toEqual([]);
    expect([...service.image.files.keys()].filter((path) => path.endsWith('.rs'))).toEqual([]);
  });

  test('its user has a name and a home of its own', async () => {
    await expectOwnHome(service.image);
  });

  test('a second build has every step cached and the same digest', async () => {
    const second = await service.again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(service.report.digest);
  });

  test('a changed source is compiled, though its time says that it is older than what was built before', async () => {
    expect(await greeting()).toBe('hello shop');
    writeFileSync(library, readFileSync(library, 'utf8').replace('hello', 'changed for'));
    utimesSync(library, 1_000_000_000, 1_000_000_000);
    const before = service;
    service = await buildService(lab, folder, { name: 'rust-workspace-changed' });
    expect(service.report.digest).not.toBe(before.report.digest);
    expect(await greeting()).toBe('changed for shop');
  });
});

describe('crates from a source that the project names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-rust-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('are part of the program', async () => {
    const files = {
      'Cargo.toml': '[package]\nname = "job"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ngreet = "1"\n',
      'src/main.rs': 'fn main() {\n    println!("{}", greet::TEXT);\n}\n',
      '.cargo/config.toml': '[source.crates-io]\nreplace-with = "ours"\n\n[source.ours]\ndirectory = "vendor"\n',
      'vendor/greet/Cargo.toml': '[package]\nname = "greet"\nversion = "1.0.0"\nedition = "2021"\n',
      'vendor/greet/src/lib.rs': 'pub const TEXT: &str = "greetings";\n',
      'vendor/greet/.cargo-checksum.json': '{"files":{}}',
    };
    writeFiles(folder, files);
    const { container } = await (await buildService(lab, folder, { name: 'rust-vendored' })).start();
    try {
      expect(await container.wait()).toBe(0);
      expect((await container.logs()).stdout).toBe('greetings\n');
    } finally {
      await container.stop();
    }
  });
});
