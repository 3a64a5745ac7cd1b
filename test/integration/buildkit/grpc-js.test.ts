/** @cost 40 */
// Both halves of gRPC as @grpc/grpc-js makes them, over real streams to a real daemon: what the own ones are compared with has to work.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Client, type StatusUpdate, connect } from '../../../src/buildkit/index.ts';
import { copy, exec, file, image, local, scratch } from '../../../src/llb/index.ts';
import { type Engine, endEngine, startEngine } from '../../lab/engine/engine.ts';
import { type WireName, wires } from '../../support/grpc-js/wire.ts';

import { address, distant, environment, failureOf, lab, plainBuildkit, returning, withDirectory } from './support.ts';

const name = `aipack-grpc-js-${process.pid}`;
let engine: Engine;
let plain: Awaited<ReturnType<typeof plainBuildkit>>;
let far: Awaited<ReturnType<typeof distant>>;
beforeAll(async () => {
  engine = await startEngine(lab, name);
  plain = await plainBuildkit();
  far = await distant(engine.port, 10);
});
afterAll(async () => {
  await far.close();
  await plain.close();
  await endEngine(engine);
});

/** Docker's upgraded connections, a session inside of a call, a line that takes its time, and what a container passes on. */
const ways: Readonly<Record<string, () => string>> = {
  'docker://': () => address,
  'tcp:// to the same': () => plain.address,
  'tcp:// of 20 ms': () => far.address,
  'docker-container://': () => `docker-container://${name}`,
};

const others = Object.keys(wires).filter((each) => each !== 'own') as WireName[];

describe.each(others)('%s', (wire) => {
  const at = async (way: string): Promise<Client> =>
    connect(ways[way]?.() ?? '', { environment: { ...environment, DOCKER_HOST: lab.dockerHost }, wire: wires[wire] });

  test.each(Object.keys(ways))('sends files and brings them back through %s', async (way) => {
    using client = await at(way);
    await withDirectory(async (directory) => {
      const context = join(directory, 'context');
      mkdirSync(context);
      const large = randomBytes(5_000_000);
      writeFileSync(join(context, 'large'), large);
      for (let index = 0; index < 300; index++) writeFileSync(join(context, `small-${index}`), `${index}`);
      const state = file(scratch(), [copy(local('context'), '/', '/', { contentsOnly: true })]);
      const out = join(directory, 'out');
      const locals = { context: { path: context } };
      await client.build({ locals, exporters: [{ type: 'local', directory: out }] }, returning(state));
      expect(readFileSync(join(out, 'large')).equals(large)).toBe(true);
      expect(readFileSync(join(out, 'small-299'), 'utf8')).toBe('299');
    });
  });

  const shell = (script: string): ReturnType<typeof exec>['root'] =>
    exec(image(lab.baseImage), { args: ['/bin/sh', '-c', script] }).root;

  test('tells of a step that fails as the own one does', async () => {
    using client = await at('docker://');
    const failure = await failureOf(client.build({}, returning(shell(`exit 7 # ${wire}`))));
    expect(failure).toMatchObject({ code: 'EXEC_FAILED', exitCode: 7 });
  });

  /** A build whose step sleeps, once it does. */
  const sleeping = async (
    client: Client,
    what: string,
    signal = new AbortController().signal,
  ): Promise<{ readonly failure: ReturnType<typeof failureOf> }> => {
    const started = Promise.withResolvers<undefined>();
    const script = `echo asleep; sleep 1000 # ${what} ${wire} ${name}`;
    const onStatus = ({ logs }: StatusUpdate): void => {
      if (logs.length > 0) started.resolve(undefined);
    };
    const failure = failureOf(
      client.build({ ...(signal === undefined ? {} : { signal }), onStatus }, returning(shell(script))),
    );
    await Promise.race([started.promise, failure]);
    return { failure };
  };

  test('takes a step back', async () => {
    using client = await at('docker://');
    const controller = new AbortController();
    const { failure } = await sleeping(client, 'cancelled', controller.signal);
    controller.abort();
    expect(await failure).toMatchObject({ code: 'CANCELLED' });
  });

  test('notices a connection that breaks', async () => {
    using client = await at('tcp:// to the same');
    const { failure } = await sleeping(client, 'lost');
    plain.hangUp();
    expect(await failure).toMatchObject({ code: 'CONNECTION_LOST' });
  });
});
