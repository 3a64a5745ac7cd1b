import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dropLargeDaemonStore } from '../../lab/debian/daemon-store.ts';
import { ensurePart, type Part, runningPart } from '../../lab/debian/parts.ts';
import { endProcess, startDetached } from '../../lab/processes.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'aipack-parts-'));
});
afterEach(async () => {
  const left = runningPart(directory, 'daemon');
  if (left !== undefined) await endProcess(left, 0);
  rmSync(directory, { recursive: true, force: true });
});

const report = () => undefined;

/** A daemon that ends, once it was asked, as long as what it keeps is spoilt, and answers without. */
function part(store: string): Part {
  const asked = join(directory, 'asked');
  const script = `until test -e ${asked}; do sleep 0.05; done; test -e ${store} && echo spoilt && exit 1; touch ${directory}/served; exec sleep 600`;
  return {
    name: 'daemon',
    directory,
    patience: 600_000,
    start: (log) => {
      rmSync(asked, { force: true });
      return Promise.resolve(startDetached(['sh', '-c', script], log, { PATH: '/usr/bin:/bin' }));
    },
    answers: () => {
      writeFileSync(asked, '');
      return Promise.resolve(readdirSync(directory).includes('served'));
    },
  };
}

describe('a part that ends while it starts', () => {
  test('starts again without what it kept', async () => {
    const store = join(directory, 'store');
    writeFileSync(store, '');
    await ensurePart({ ...part(store), renew: () => rmSync(store) }, report);
    expect(readdirSync(directory)).toContain('served');
  });

  test('is an error with its last words when that does not help', async () => {
    const store = join(directory, 'store');
    writeFileSync(store, '');
    await expect(ensurePart({ ...part(store), renew: () => undefined }, report)).rejects.toThrow(
      /ended while it started:\nspoilt/,
    );
  });
});

describe('what a daemon keeps', () => {
  const records = () => join(directory, 'docker', 'buildkit', 'containerd-overlayfs', 'metadata_v2.db');
  beforeEach(() => {
    mkdirSync(join(records(), '..'), { recursive: true });
    writeFileSync(records(), '');
  });

  test('stays while the daemon can read it in time', () => {
    truncateSync(records(), 12 * 1024 * 1024);
    dropLargeDaemonStore(directory);
    expect(readdirSync(directory)).toEqual(['docker']);
  });

  test('is given up when reading it may take longer than the daemon has', () => {
    truncateSync(records(), 40 * 1024 * 1024);
    dropLargeDaemonStore(directory);
    expect(readdirSync(directory)).toEqual([]);
  });
});
