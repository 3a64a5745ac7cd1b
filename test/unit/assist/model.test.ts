import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ModelError, type ModelProvider, type ModelRequest, type ModelTurn } from '../../../src/assist/model/model.ts';
import { LONGEST_WAIT, MOST_ATTEMPTS, patient } from '../../../src/assist/model/patient.ts';
import { recording, replaying, requestKey } from '../../../src/assist/model/recorded.ts';
import { veiled } from '../../../src/assist/model/veiled.ts';
import { veilOf } from '../../../src/assist/view/veil.ts';
import { openModel } from '../../../src/host/models/index.ts';
import { answersIn, recordingsIn } from '../../../src/host/assist/kept-answers.ts';
import { ScriptedModel, type Step } from '../../support/assist/scripted-model.ts';

const TURN: ModelTurn = { text: 'hello', calls: [], tokens: { input: 1, output: 1 } };
const REQUEST: ModelRequest = { system: 's', messages: [{ role: 'user', text: 'u' }], tools: [] };
const { signal } = new AbortController();

const folders: string[] = [];
const models: ScriptedModel[] = [];
afterEach(async () => {
  await Promise.all(models.splice(0).map((model) => model.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function folder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'aipack-model-')));
  return folders.at(-1) ?? '';
}

/** A model that says these, one after the other; an error is thrown. */
function saying(...turns: readonly (ModelTurn | Error)[]): ModelProvider & { readonly asked: ModelRequest[] } {
  const asked: ModelRequest[] = [];
  return {
    name: 'scripted',
    asked,
    complete: async (request) => {
      asked.push(request);
      const turn = turns[asked.length - 1];
      if (turn === undefined) throw new Error('The script has ended.');
      if (turn instanceof Error) throw turn;
      return turn;
    },
  };
}

describe('patience', () => {
  const busy = (retryAfter?: number): ModelError =>
    new ModelError('MODEL_BUSY', 'busy', retryAfter === undefined ? {} : { retryAfter });
  async function waits(...turns: readonly (ModelTurn | Error)[]): Promise<readonly number[]> {
    const waited: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waited.push(milliseconds);
    await patient(saying(...turns), { wait, tell: () => undefined })
      .complete(REQUEST, signal)
      .catch((error: unknown) => {
        if (!(error instanceof ModelError)) throw error;
      });
    return waited;
  }

  test('waits as long as it is asked to, and else twice as long each time', async () => {
    expect(await waits(busy(1_234), busy(), busy(), TURN)).toEqual([1_234, 2_000, 4_000]);
  });

  test('makes a request so many times, and no more', async () => {
    expect(await waits(...Array.from({ length: 20 }, () => busy(0)))).toHaveLength(MOST_ATTEMPTS - 1);
  });

  test('waits no longer than it may', async () => {
    expect(await waits(busy(LONGEST_WAIT), busy(LONGEST_WAIT + 1), TURN)).toEqual([LONGEST_WAIT]);
  });

  test.each(['MODEL_UNAUTHORIZED', 'MODEL_REFUSED', 'MODEL_UNRECORDED'] as const)('%s is final', async (code) => {
    expect(await waits(new ModelError(code, 'no'), TURN)).toEqual([]);
  });
});

describe('a recording', () => {
  test('answers the same request, whatever the order of its fields, and no other', async () => {
    const recordings = recordingsIn(folder());
    await recording(saying({ ...TURN, raw: { role: 'assistant' } }), 'small', recordings).complete(REQUEST, signal);
    const replayed = replaying('small', recordings);
    const turned = { tools: [], messages: [{ text: 'u', role: 'user' as const }], system: 's' };
    expect(await replayed.complete(turned, signal)).toEqual({ ...TURN, raw: { role: 'assistant' } });
    await expect(replayed.complete({ ...REQUEST, system: 't' }, signal)).rejects.toMatchObject({
      code: 'MODEL_UNRECORDED',
    });
    expect(requestKey('a', REQUEST)).not.toBe(requestKey('b', REQUEST));
  });

  test('has no secret that the request had', async () => {
    const place = folder();
    const provider = veiled(recording(saying(TURN), 'small', recordingsIn(place)), veilOf(['hunter2-hunter2']));
    await provider.complete({ ...REQUEST, messages: [{ role: 'user', text: 'x hunter2-hunter2 y' }] }, signal);
    const [name = ''] = readdirSync(place);
    const text = readFileSync(join(place, name), 'utf8');
    expect(text).toContain('x *** y');
    expect(text).not.toContain('hunter2');
  });

  test('that somebody else wrote is not believed', async () => {
    const recordings = recordingsIn(folder());
    await recordings.put(requestKey('small', REQUEST), '{"turn":{"text":1}}');
    await expect(replaying('small', recordings).complete(REQUEST, signal)).rejects.toMatchObject({
      code: 'MODEL_UNREADABLE',
    });
  });
});

describe('kept answers', () => {
  test('are given back for their question only, and never are more than 256', async () => {
    const place = folder();
    const answers = answersIn(place);
    const keyOf = (n: number): string => `${(n % 256).toString(16).padStart(2, '0')}${n}`;
    for (let n = 0; n < 600; n++) await answers.put(keyOf(n), JSON.stringify({ n }));
    expect(readdirSync(place)).toHaveLength(256);
    expect(await answers.get(keyOf(599))).toBe('{"n":599}');
    expect(await answers.get(keyOf(599 - 256))).toBeUndefined();
  });
});

describe('a client of a service', () => {
  const open = async (service: 'openai' | 'anthropic', line: Step, patience = 60_000) => {
    const model = await ScriptedModel.start(line);
    models.push(model);
    const endpoint = service === 'openai' ? model.openai : model.anthropic.replace('anthropic+', '');
    const client = openModel({
      service,
      endpoint,
      model: 'small',
      apiKey: undefined,
      streaming: false,
      patience,
      name: 'small',
      userAgent: 'aipack/test',
      fetch,
      now: () => Date.parse('2026-01-01T00:00:00Z'),
    });
    return { client, model };
  };

  test.each(['openai', 'anthropic'] as const)('%s: who does not answer is given up', async (service) => {
    const { client } = await open(service, { hang: true }, 20);
    await expect(client.complete(REQUEST, signal)).rejects.toMatchObject({ code: 'MODEL_TIMEOUT' });
  });

  test.each(['openai', 'anthropic'] as const)('%s: a date to wait for is read', async (service) => {
    const { client } = await open(service, {
      status: 503,
      headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' },
    });
    await expect(client.complete(REQUEST, signal)).rejects.toMatchObject({ code: 'MODEL_BROKEN', retryAfter: 30_000 });
  });

  test.each(['openai', 'anthropic'] as const)('%s: a spent quota is not waited for', async (service) => {
    const body = '{"error":{"message":"pay","code":"insufficient_quota","type":"insufficient_quota"}}';
    const { client } = await open(service, { status: 429, body });
    const code = service === 'openai' ? 'MODEL_REFUSED' : 'MODEL_BUSY';
    await expect(client.complete(REQUEST, signal)).rejects.toMatchObject({ code });
  });

  test.each(['openai', 'anthropic'] as const)('%s: an answer without end is not read to its end', async (service) => {
    const { client } = await open(service, { raw: `"${'x'.repeat(9 * 1024 * 1024)}"` });
    await expect(client.complete(REQUEST, signal)).rejects.toMatchObject({
      code: expect.stringMatching(/^MODEL_UN/) as unknown,
    });
  });

  test.each(['openai', 'anthropic'] as const)('%s: a redirect is not followed', async (service) => {
    const { client, model } = await open(service, { status: 307, headers: { location: 'http://127.0.0.1:9/' } });
    await expect(client.complete(REQUEST, signal)).rejects.toMatchObject({ code: 'MODEL_UNREACHABLE' });
    expect(model.requests).toHaveLength(1);
  });

  test.each(['openai', 'anthropic'] as const)('%s: nothing of the environment goes out', async (service) => {
    const variables = {
      OPENAI_API_KEY: 'of-the-environment',
      OPENAI_ORG_ID: 'of-the-environment',
      OPENAI_PROJECT_ID: 'of-the-environment',
      OPENAI_CUSTOM_HEADERS: 'authorization: of-the-environment',
      ANTHROPIC_API_KEY: 'of-the-environment',
      ANTHROPIC_AUTH_TOKEN: 'of-the-environment',
      ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: of-the-environment',
    };
    const before = { ...process.env };
    Object.assign(process.env, variables);
    try {
      const { client, model } = await open(service, { text: 'hello' });
      expect(await client.complete(REQUEST, signal)).toMatchObject({
        text: 'hello',
        tokens: { input: 100, output: 10 },
      });
      const { headers, text } = model.requests[0] ?? { headers: {}, text: '' };
      expect(JSON.stringify(headers) + text).not.toContain('of-the-environment');
      expect(Object.keys(headers).sort()).toEqual(
        [
          'accept',
          'accept-encoding',
          'accept-language',
          ...(service === 'anthropic' ? ['anthropic-version'] : []),
          'connection',
          'content-length',
          'content-type',
          'host',
          'sec-fetch-mode',
          'user-agent',
        ].sort(),
      );
    } finally {
      for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, before);
    }
  });
});
