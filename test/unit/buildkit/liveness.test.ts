import net from 'node:net';
import { expect, test } from '@jest/globals';
import { Http2Channel } from '../../../src/buildkit/grpc/channel.ts';
import { answers, watchLiveness, usualTiming } from '../../../src/buildkit/liveness.ts';
import { Control } from '../../../src/proto/services.ts';
import { hello, startProxy, withPeer } from './peer.ts';
import { unaryCall } from '../../../src/buildkit/grpc/requests.ts';

const timing = { tickMs: 5, silentTicks: 4, toldTicks: 4, lostTicks: 20 };

type Line = Pick<Awaited<ReturnType<typeof startProxy>>, 'stall' | 'resume'>;

async function throughProxy<T>(run: (channel: Http2Channel, line: Line) => Promise<T>): Promise<T> {
  return withPeer(hello(), async (peer) => {
    const proxy = await startProxy(() => peer.path);
    const channel = new Http2Channel(net.connect(proxy.path));
    try {
      await unaryCall(channel, Control.Info, {});
      return await run(channel, proxy);
    } finally {
      channel.close();
      await proxy.close();
    }
  });
}

test('a daemon that stands still is told, then given up, and every call to it fails', async () => {
  await throughProxy(async (channel, { stall }) => {
    stall();
    const told: string[] = [];
    const onSilence = (seconds: number, limit: number): unknown => told.push(`${seconds} of ${limit}`);
    const unwatch = watchLiveness(channel, { received: () => 0, onSilence, timing: { ...timing, tickMs: 50 } });
    await expect(unaryCall(channel, Control.Info, {})).rejects.toMatchObject({
      connectionLost: true,
      message: 'the daemon does not answer any more',
    });
    unwatch();
    expect(told).toEqual(['0 of 1']);
  });
});

test('one that comes back after it was told goes on, as often as it happens', async () => {
  await throughProxy(async (channel, { stall, resume }) => {
    for (let time = 0; time < 3; time++) {
      const [silent, back] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const unwatch = watchLiveness(channel, {
        received: () => 0,
        onSilence: () => silent.resolve(),
        onReturn: () => back.resolve(),
        // It is never given up here: however slow this machine is, it comes back.
        timing: { ...timing, lostTicks: 1_000_000 },
      });
      stall();
      await silent.promise;
      resume();
      await back.promise;
      unwatch();
    }
    expect(await unaryCall(channel, Control.Info, {})).toBeDefined();
  });
});

test('a daemon that has nothing to say, but answers when it is asked, is left alone', async () => {
  await throughProxy(async (channel) => {
    let asked = 0;
    const unwatch = watchLiveness(channel, {
      received: () => asked++ * 0,
      timing: { ...timing, lostTicks: 1_000_000 },
    });
    expect(await answers(channel, AbortSignal.timeout(60_000))).toBe(true);
    while (asked < 30) await unaryCall(channel, Control.Info, {});
    unwatch();
    expect(await unaryCall(channel, Control.Info, {})).toBeDefined();
  });
});

test('one that stands still for twelve seconds is told and waited for, and thirty are the most', () => {
  const { tickMs, silentTicks, toldTicks, lostTicks } = usualTiming;
  expect(tickMs * (silentTicks + toldTicks)).toBeLessThanOrEqual(10_000);
  expect(tickMs * lostTicks).toBeGreaterThan(12_000);
  expect(tickMs * (silentTicks + lostTicks)).toBeLessThanOrEqual(30_000);
});
