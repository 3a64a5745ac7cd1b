import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getfattrReader } from '../../../src/buildkit/index.ts';
import { parseDump } from '../../../src/buildkit/session/xattrs.ts';

describe('what getfattr says', () => {
  const text = [
    '# file: a b\nuser.empty=0x\nuser.note=0x000168656c6c6f\nsecurity.selinux=0x00\n',
    '# file: new\\012line\\134b\nuser.we\\075ird \\134n\\012=0x71\n',
    '# file: \u00ff/c\nsecurity.capability=0x01\n',
    '# file: only-foreign\ntrusted.x=0x01\n',
    '',
  ].join('\n');

  test('is read with every byte of its names, without what belongs to the machine', () => {
    const found = [...parseDump(text)].map(([path, attributes]) => [
      path,
      Object.entries(attributes).map(([name, value]) => `${name}=${Buffer.from(value).toString('latin1')}`),
    ]);
    expect(found).toEqual([
      ['a b', ['user.empty=', 'user.note=\0\x01hello']],
      ['new\nline\\b', ['user.we=ird \\n\n=q']],
      ['\u00ff/c', ['security.capability=\x01']],
    ]);
  });

  test('is kept as the caller says', () => {
    expect([...parseDump(text, (name) => name.startsWith('trusted.')).keys()]).toEqual(['only-foreign']);
  });
});

describe('the program', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'aipack-xattrs-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  const { signal } = new AbortController();
  const running = (script: string, limits: { patience?: number; maxBytes?: number } = {}): Promise<unknown> => {
    writeFileSync(join(directory, 'getfattr'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(directory, 'getfattr'), 0o755);
    const environment = { PATH: [directory, process.env.PATH].join(delimiter) };
    return getfattrReader({ environment, ...limits })(directory, signal);
  };

  test('is run once, in the directory', async () => {
    const script = 'printf "# file: ran\\nuser.here=0x%s\\n\\n" "$(pwd | tr -d "\\n" | od -An -tx1 | tr -d " \\n")"';
    expect(await running(script)).toEqual(new Map([['ran', { 'user.here': Buffer.from(directory) }]]));
  });

  test.each([
    ['fails', 'echo no such luck >&2; exit 1', {}, /no such luck/],
    ['does not end', 'exec sleep 60', { patience: 100 }, /timeout/],
    ['does not stop talking', 'exec cat /dev/zero', { maxBytes: 100_000 }, /says more than 100000 bytes/],
  ])('that %s is an error', async (_what, script, limits, reason) => {
    await expect(running(script, limits)).rejects.toThrow(reason);
  });
});
