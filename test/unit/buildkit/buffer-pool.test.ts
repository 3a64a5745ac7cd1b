import { expect, test } from '@jest/globals';
import { BufferPool } from '../../../src/buildkit/buffer-pool.ts';

test('a pool makes no more buffers than it may, and gives whoever waits what comes back, first come first served', async () => {
  const pool = new BufferPool(16, 2);
  const [first, second] = [await pool.take(), await pool.take()];
  const waiting = [pool.take(), pool.take()];
  pool.give(second);
  pool.give(first);
  expect(await waiting[0]).toBe(second);
  expect(await waiting[1]).toBe(first);
});

test('what is free is used again before another is made', async () => {
  const pool = new BufferPool(16, 2);
  const first = await pool.take();
  pool.give(first);
  expect(pool.take()).toBe(first);
});
