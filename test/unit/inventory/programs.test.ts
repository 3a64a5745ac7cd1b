import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { collect } from '../../../src/inventory/collect.ts';
import { purl } from '../../../src/inventory/purl.ts';
import { readElf } from '../../../src/inventory/readers/elf.ts';
import { goComponents, readGoBuild, type GoBuild } from '../../../src/inventory/readers/go.ts';
import { inMemory } from '../../../src/inventory/readers/zip.ts';
import { memoryFiles } from '../../support/inventory/memory-files.ts';
import { AMD64, auditable, elf, goInline, goPointers, type Machine } from '../../support/inventory/programs.ts';

const MODULES = [
  'path\texample.com/app/cmd/app',
  'mod\texample.com/app\t(devel)\t',
  'dep\tgithub.com/BurntSushi/toml\tv1.4.0\th1:kuoIxZQy2WRRk1pttg9asf+WVv6tWQuBNVmK8+nqPr0=',
  'dep\texample.com/old\tv1.0.0',
  '=>\texample.com/fork\tv1.0.1\th1:bad',
  'build\t-compiler=gc',
  '',
].join('\n');

async function read(file: Buffer): Promise<GoBuild | undefined> {
  const bytes = inMemory(file);
  const found = await readElf(bytes);
  return found === undefined ? undefined : readGoBuild(bytes, found);
}

const none = memoryFiles({});

async function programOf(file: Buffer): Promise<readonly string[]> {
  const application = memoryFiles({ '/usr/local/bin/app': Buffer.concat([file, Buffer.alloc(4096)]) });
  const { found } = await collect({ application, metadata: none, project: none });
  return found.map(({ component }) => purl(component));
}

const machine: fc.Arbitrary<Machine> = fc.record({ wide: fc.boolean(), bigEndian: fc.boolean() });
const version = fc.stringMatching(/^go1\.\d{1,2}(?:\.\d)?$/);
const modules = fc
  .array(fc.stringMatching(/^dep\t[a-z]{1,9}\.com\/[a-z]{1,9}\tv\d\.\d\.\d$/))
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

describe('the build information of a Go program', () => {
  test('names its module, those that it was linked with, and the standard library', async () => {
    expect(goComponents({ go: 'go1.24.1', modules: MODULES }).map(purl)).toEqual([
      'pkg:golang/example.com/app',
      'pkg:golang/github.com/burntsushi/toml@v1.4.0',
      'pkg:golang/example.com/fork@v1.0.1',
      'pkg:golang/stdlib@1.24.1',
    ]);
  });

  test('is read as it is written since Go 1.18, on every machine', async () => {
    await fc.assert(
      fc.asyncProperty(machine, version, modules, fc.boolean(), async (on, go, text, stripped) => {
        expect(await read(elf([goInline(go, text)], on, stripped))).toEqual({ go, modules: text });
      }),
    );
  });

  test('is read as it was written before, through addresses', async () => {
    await fc.assert(
      fc.asyncProperty(machine, version, modules, fc.boolean(), async (on, go, text, stripped) => {
        expect(await read(elf([goPointers(go, text, on)], on, stripped))).toEqual({ go, modules: text });
      }),
    );
  });

  test('is nothing, and no failure, in whatever else a file may hold', async () => {
    const sound = elf([goPointers('go1.17', MODULES), auditable({ packages: [] })]);
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.uint8Array({ minLength: 1, maxLength: 16 }), async (at, bytes) => {
        const spoilt = Buffer.from(sound);
        spoilt.set(bytes.subarray(0, spoilt.length - at), at);
        await expect(programOf(spoilt)).resolves.toBeInstanceOf(Array);
        await expect(programOf(sound.subarray(0, at))).resolves.toBeInstanceOf(Array);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await expect(read(Buffer.concat([Buffer.from('\x7fELF', 'latin1'), bytes]))).resolves.toBeUndefined();
      }),
    );
  });
});

describe('the crates of a program', () => {
  const packages = [
    { name: 'app', version: '0.1.0', source: 'local', root: true, dependencies: [1] },
    { name: 'axum', version: '0.8.1', source: 'crates.io' },
    { name: 'cc', version: '1.2.0', source: 'crates.io', kind: 'build' },
  ];

  test('are those that cargo-auditable says were linked into it', async () => {
    expect(await programOf(elf([auditable({ packages })], AMD64))).toEqual([
      'pkg:cargo/app@0.1.0',
      'pkg:cargo/axum@0.8.1',
    ]);
  });

  test('are those of the lock file, which is said, where a program says nothing', async () => {
    const lock = `version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = [
 "axum",
]

[[package]]
name = "axum"
version = "0.8.1"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "6d6fd624c75e18b3b4c6b9caf42b1afe24437daaee904069137d8bab077be8b8"
`;
    const project = memoryFiles({ '/Cargo.lock': lock });
    const from = async (program: Buffer) =>
      (await collect({ application: memoryFiles({ '/app/app': program }), metadata: none, project })).found;
    const listed = await from(elf([{ name: '.data', data: () => Buffer.alloc(4096) }]));
    expect(listed.map(({ component }) => purl(component))).toEqual(['pkg:cargo/app@0.1.0', 'pkg:cargo/axum@0.8.1']);
    expect(listed[0]?.path).toBe('Cargo.lock of the repository');
    expect(listed.map(({ component }) => component.note)).toEqual([
      expect.stringMatching(/^listed by Cargo\.lock/),
      expect.stringMatching(/^listed by Cargo\.lock/),
    ]);
    expect(listed[1]?.component.checksums).toEqual([
      { algorithm: 'SHA256', value: '6d6fd624c75e18b3b4c6b9caf42b1afe24437daaee904069137d8bab077be8b8' },
    ]);
    const large = elf([auditable({ packages }), { name: '.data', data: () => Buffer.alloc(4096) }]);
    expect((await from(large)).map(({ component }) => component.note)).toEqual([undefined, undefined]);
  });
});
