import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { withLock } from '../../lab/lock.ts';
import { endProcess, identifyProcess, isRunning } from '../../lab/processes.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'aipack-lock-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('a process', () => {
  test('is known by its number and its start', () => {
    const me = identifyProcess(process.pid);
    if (me === undefined) throw new Error('this process does not run');
    expect(isRunning(me)).toBe(true);
    expect(isRunning({ ...me, startedAt: '1' })).toBe(false);
    expect(isRunning({ ...me, boot: 'another' })).toBe(false);
  });

  test('is ended even when it does not listen', async () => {
    const child = spawn('sh', ['-c', 'trap "" TERM; echo ready; while :; do sleep 1; done']);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const identity = identifyProcess(child.pid ?? 0);
    if (identity === undefined) throw new Error('the child did not start');
    await endProcess(identity, 50);
    expect(isRunning(identity)).toBe(false);
    // The sleep that it began has these still.
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  });

  test('that took over a number is left alone', async () => {
    const me = identifyProcess(process.pid);
    if (me === undefined) throw new Error('this process does not run');
    await endProcess({ ...me, startedAt: '1' }, 50);
    expect(isRunning(me)).toBe(true);
  });
});

describe('a lock', () => {
  test('lets one work at a time and leaves nothing', async () => {
    const path = join(directory, 'lock');
    let inside = 0;
    const work = async () => {
      inside += 1;
      await new Promise(setImmediate);
      expect(inside).toBe(1);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(path, 100_000, work)));
    expect(readdirSync(directory)).toEqual([]);
  });

  test('is given back when the work fails', async () => {
    const path = join(directory, 'lock');
    await expect(withLock(path, 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path, 0, () => Promise.resolve('yes'))).toBe('yes');
  });

  test('of a process that died is void', async () => {
    const path = join(directory, 'lock');
    symlinkSync(JSON.stringify({ ...identifyProcess(process.pid), startedAt: '1' }), path);
    expect(await withLock(path, 100_000, () => Promise.resolve('mine'))).toBe('mine');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('that is held says by whom', async () => {
    const path = join(directory, 'lock');
    symlinkSync(JSON.stringify(identifyProcess(process.pid)), path);
    await expect(withLock(path, 0, () => Promise.resolve())).rejects.toMatchObject({
      code: 'lab-busy',
      message: expect.stringContaining(String(process.pid)),
    });
  });
});
