import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { closeLeftovers, openHandles } from '../../support/leftovers.ts';

test('what was opened and not closed is closed, and told by name', async () => {
  const before = openHandles();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(client, 'connect');
  const program = spawn('sleep', ['600']);
  const ended = once(program, 'exit');
  expect([...(await closeLeftovers(before))].sort()).toEqual([
    expect.stringMatching(/^a server on \{"address":"127\.0\.0\.1"/),
    'the program sleep 600',
  ]);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect([server.listening, client.destroyed]).toEqual([false, true]);
});

test('what was there before stays, and what a file closed itself is not told', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const before = openHandles();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    other.close();
    expect(await closeLeftovers(before)).toEqual([]);
    expect(server.listening).toBe(true);
  } finally {
    server.close();
  }
});
