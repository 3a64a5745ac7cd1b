import net from 'node:net';
import { expect, test } from '@jest/globals';
import { Channel } from '../../../src/buildkit/grpc/channel.ts';
import { answers, watchLiveness, usualTiming } from '../../../src/buildkit/liveness.ts';
import { Control } from '../../../src/proto/services.ts';
import { hello, startProxy, withPeer } from './peer.ts';

const timing = { tickMs: 5, silentTicks: 4, answerMs: 100 };

async function throughProxy<T>(run: (channel: Channel, stall: () => void) => Promise<T>): Promise<T> {
  return withPeer(hello(), async (peer) => {
    const proxy = await startProxy(() => peer.path);
    const channel = new Channel(net.connect(proxy.path));
    try {
      await channel.unary(Control.Info, {});
      return await run(channel, proxy.stall);
    } finally {
      channel.close();
      await proxy.close();
    }
  });
}

test('a daemon that stands still is noticed, and every call to it fails', async () => {
  await throughProxy(async (channel, stall) => {
    stall();
    const unwatch = watchLiveness(channel, () => 0, timing);
    await expect(channel.unary(Control.Info, {})).rejects.toMatchObject({
      connectionLost: true,
      message: 'the daemon does not answer any more',
    });
    unwatch();
  });
});

test('a daemon that has nothing to say, but answers when it is asked, is left alone', async () => {
  await throughProxy(async (channel) => {
    let asked = 0;
    const unwatch = watchLiveness(channel, () => asked++ * 0, { ...timing, answerMs: 60_000 });
    expect(await answers(channel, 60_000)).toBe(true);
    while (asked < 30) await channel.unary(Control.Info, {});
    unwatch();
    expect(await channel.unary(Control.Info, {})).toBeDefined();
  });
});

test('one that stands still is waited for ten seconds at most', () => {
  const { tickMs, silentTicks, answerMs } = usualTiming;
  expect(tickMs * silentTicks + answerMs).toBeLessThanOrEqual(10_000);
});
