/** @cost 60 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Client, connect } from '../../../src/buildkit/index.ts';
import { exec, bindMount, image, local, marshal } from '../../../src/llb/index.ts';
import { Recorder, connectLab, lab, plainBuildkit, platform, withDirectory } from './support.ts';

const base = image(lab.baseImage);
/** Where there is memory for files, a hundred thousand of them cost no disk its time. */
const memory = '/dev/shm';
const parent = existsSync(memory) ? memory : tmpdir();

/** Sends a directory, runs a script over it at /in, and gives what that wrote; with the bytes that were sent. */
async function over(client: Client, directory: string, script: string): Promise<{ log: string; sent: number }> {
  const recorder = new Recorder();
  let sent = 0;
  await client.build(
    {
      locals: { context: { path: directory } },
      sharedKey: directory,
      onStatus: (update) => {
        recorder.onStatus(update);
        for (const { name, current } of update.statuses)
          if (name.startsWith('transferring')) sent = Math.max(sent, current);
      },
    },
    async (gateway) => {
      const mounts = [bindMount('/in', local('context'), { readonly: true })];
      const state = exec(base, { args: ['/bin/sh', '-ec', script], ignoreCache: true, mounts }).root;
      await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true });
      return { platforms: [] };
    },
  );
  return { log: recorder.log, sent };
}

describe('a transfer', () => {
  test('of a hundred thousand files arrives, and a second one sends none of them', async () => {
    await withDirectory(async (directory) => {
      for (let folder = 0; folder < 100; folder++) {
        mkdirSync(join(directory, `folder-${folder}`));
        for (let file = 0; file < 1000; file++)
          writeFileSync(join(directory, `folder-${folder}`, `file-${file}`), `${folder}.${file}`);
      }
      const client = await connectLab();
      try {
        const script = 'find /in -type f | wc -l; cat /in/folder-99/file-999; echo';
        const first = await over(client, directory, script);
        expect(first.log).toMatch(/^100000\n99\.999$/m);
        writeFileSync(join(directory, 'folder-0', 'file-0'), 'changed');
        const second = await over(client, directory, `${script}; cat /in/folder-0/file-0`);
        expect(second.log).toContain('changed');
        // What the daemon counts includes the listing, which is the larger part of so many small files.
        expect(second.sent).toBeLessThan(first.sent);
      } finally {
        client.close();
      }
    }, parent);
  });

  test('of a file of several hundred megabytes arrives as it is', async () => {
    await withDirectory(async (directory) => {
      const size = 400 * 1024 * 1024;
      writeFileSync(join(directory, 'big'), 'begin');
      truncateSync(join(directory, 'big'), size);
      const hash = createHash('sha256').update('begin');
      const zeros = Buffer.alloc(1024 * 1024);
      hash.update(zeros.subarray(5));
      for (let written = 1; written < size / zeros.length; written++) hash.update(zeros);
      const client = await connectLab();
      try {
        expect((await over(client, directory, 'sha256sum /in/big')).log).toContain(hash.digest('hex'));
      } finally {
        client.close();
      }
    });
  });

  test('to a daemon that reads slowly waits for it instead of filling memory', async () => {
    const daemon = await plainBuildkit();
    const line = await narrow(Number(daemon.address.split(':').at(-1)), 64 * 1024 * 1024);
    try {
      await withDirectory(async (directory) => {
        const size = 384 * 1024 * 1024;
        writeFileSync(join(directory, 'big'), createHash('sha512').update(directory).digest());
        truncateSync(join(directory, 'big'), size);
        const client = await connect(line.address, { environment: {} });
        const before = outsideHeap();
        let most = 0;
        const watch = setInterval(() => (most = Math.max(most, outsideHeap() - before)), 20);
        try {
          expect((await over(client, directory, 'stat -c %s /in/big')).log).toContain(String(size));
        } finally {
          clearInterval(watch);
          client.close();
        }
        // Far above what is on its way and what waits to be collected, far below the file.
        expect(most).toBeLessThan(size / 2);
      });
    } finally {
      await line.close();
      await daemon.close();
    }
  });
});

/** Bytes that buffers take, which is where unsent data would pile up. */
function outsideHeap(): number {
  const { arrayBuffers } = process.memoryUsage();
  return arrayBuffers;
}

/** A line to a port that takes so many bytes a second from this side, and reads no more than it has passed on. */
async function narrow(port: number, bytesPerSecond: number): Promise<{ address: string; close: () => Promise<void> }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    far.pipe(near);
    near.on('data', (chunk: Buffer) => {
      near.pause();
      far.write(chunk);
      setTimeout(() => near.resume(), (chunk.length / bytesPerSecond) * 1000);
    });
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
