import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of a script. */
export type Line =
  /** What a model says: tools that it asks for, text, or both. Arguments may be a text that is no JSON. */
  | { readonly calls?: readonly (readonly [name: string, input: unknown])[]; readonly text?: string }
  /** What a service says in place of a model. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Bytes as they are. */
  | { readonly raw: string; readonly type?: string }
  /** No answer, ever. */
  | { readonly hang: true };

/** A line, or what makes one of the request. */
export type Step = Line | ((request: SeenRequest) => Line);

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A stand-in for the service of a language model: real HTTP on loopback, the protocols of OpenAI and Anthropic, whole or piece by
 * piece as the request asks. What it says is a script and no model's; what it is asked is kept. After the last line it says 410.
 */
export class ScriptedModel {
  readonly requests: SeenRequest[] = [];
  readonly #server: Server;
  readonly #steps: Step[];
  #arrived: (() => void)[] = [];
  #calls = 0;

  private constructor(steps: readonly Step[]) {
    this.#steps = [...steps];
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(...steps: readonly Step[]): Promise<ScriptedModel> {
    const model = new ScriptedModel(steps);
    await new Promise<void>((resolve) => model.#server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  get #address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** For `assist-endpoint`, as OpenAI's. */
  get openai(): string {
    return `${this.#address}/v1`;
  }

  /** For `assist-endpoint`, as Anthropic's. */
  get anthropic(): string {
    return `anthropic+${this.#address}`;
  }

  /** Resolves once so many requests have come. */
  async seen(count: number): Promise<void> {
    while (this.requests.length < count) await new Promise<void>((resolve) => this.#arrived.push(resolve));
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const seen = {
      path: request.url ?? '',
      headers: request.headers,
      text,
      body: JSON.parse(text) as Record<string, unknown>,
    };
    this.requests.push(seen);
    for (const arrived of this.#arrived.splice(0)) arrived();
    const step = this.#steps.shift() ?? { status: 410, body: '{"error":{"message":"the script has ended"}}' };
    this.#say(typeof step === 'function' ? step(seen) : step, seen, response);
  }

  #say(line: Line, { path, body }: SeenRequest, response: ServerResponse): void {
    if ('hang' in line) return;
    if ('status' in line) {
      response.writeHead(line.status, { 'content-type': 'application/json', ...line.headers });
      response.end(line.body ?? '{"error":{"message":"no"}}');
      return;
    }
    if ('raw' in line) {
      response.writeHead(200, { 'content-type': line.type ?? 'application/json' });
      response.end(line.raw);
      return;
    }
    const calls = (line.calls ?? []).map(([name, input]) => ({
      id: `call_${++this.#calls}`,
      name,
      text: typeof input === 'string' ? input : JSON.stringify(input),
    }));
    const say = { text: line.text ?? '', calls };
    const events = path.endsWith('/messages')
      ? anthropic(say, body.stream === true)
      : openai(say, body.stream === true);
    response.writeHead(200, { 'content-type': body.stream === true ? 'text/event-stream' : 'application/json' });
    response.end(events);
  }
}

interface Say {
  readonly text: string;
  readonly calls: readonly { readonly id: string; readonly name: string; readonly text: string }[];
}

function openai({ text, calls }: Say, streaming: boolean): string {
  const base = { id: 'chat_1', created: 0, model: 'scripted' };
  const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
  const finish = calls.length > 0 ? 'tool_calls' : 'stop';
  const asked = calls.map(({ id, name, text: given }) => ({
    id,
    type: 'function',
    function: { name, arguments: given },
  }));
  if (!streaming) {
    const message = {
      role: 'assistant',
      content: text === '' ? null : text,
      ...(asked.length > 0 ? { tool_calls: asked } : {}),
    };
    return JSON.stringify({
      ...base,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: finish }],
      usage,
    });
  }
  const chunk = (delta: object, end: string | null = null): object => ({
    ...base,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: end }],
  });
  const events = [
    chunk({ role: 'assistant', content: '' }),
    ...halves(text).map((content) => chunk({ content })),
    ...asked.flatMap(({ id, type, function: { name, arguments: given } }, index) => [
      chunk({ tool_calls: [{ index, id, type, function: { name, arguments: '' } }] }),
      ...halves(given).map((part) => chunk({ tool_calls: [{ index, function: { arguments: part } }] })),
    ]),
    chunk({}, finish),
    { ...base, object: 'chat.completion.chunk', choices: [], usage },
  ];
  return `${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n\n`;
}

function anthropic({ text, calls }: Say, streaming: boolean): string {
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'scripted', stop_sequence: null };
  const stop = calls.length > 0 ? 'tool_use' : 'end_turn';
  if (!streaming) {
    const content = [
      ...(text === '' ? [] : [{ type: 'text', text }]),
      ...calls.map(({ id, name, text: given }) => ({
        type: 'tool_use',
        id,
        name,
        input: JSON.parse(given) as unknown,
      })),
    ];
    return JSON.stringify({ ...message, content, stop_reason: stop, usage: { input_tokens: 100, output_tokens: 10 } });
  }
  const blocks = [
    ...(text === ''
      ? []
      : [
          {
            start: { type: 'text', text: '' },
            deltas: halves(text).map((part) => ({ type: 'text_delta', text: part })),
          },
        ]),
    ...calls.map(({ id, name, text: given }) => ({
      start: { type: 'tool_use', id, name, input: {} },
      deltas: halves(given).map((part) => ({ type: 'input_json_delta', partial_json: part })),
    })),
  ];
  const events = [
    {
      type: 'message_start',
      message: { ...message, content: [], stop_reason: null, usage: { input_tokens: 100, output_tokens: 1 } },
    },
    ...blocks.flatMap(({ start, deltas }, index) => [
      { type: 'content_block_start', index, content_block: start },
      ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]),
    { type: 'message_delta', delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: 10 } },
    { type: 'message_stop' },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}

function halves(text: string): readonly string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((part) => part !== '');
}
