import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Numbers of the agent's protocol, in the words of its specification (draft-ietf-sshm-ssh-agent). */
const REQUEST_IDENTITIES = 11;
const IDENTITIES_ANSWER = 12;
const SIGN_REQUEST = 13;
const SIGN_RESPONSE = 14;
const FAILURE = 5;
const KEY_TYPE = 'ssh-ed25519';

export interface SshAgent {
  readonly socket: string;
  /** The one key that it holds, as a line of authorized_keys has it. */
  readonly publicKey: string;
  readonly comment: string;
  /** What must be found nowhere: the private key as it is, and in the ways that files have it. */
  readonly secrets: readonly Buffer[];
  /** Requests that it answered, by number. */
  readonly requests: readonly number[];
  readonly stop: () => Promise<void>;
}

function text(value: Uint8Array | string): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function take(from: Buffer): [Buffer, Buffer] {
  const end = 4 + from.readUInt32BE(0);
  return [from.subarray(4, end), from.subarray(end)];
}

/** An SSH agent with one key of its own, on a socket of its own. */
export async function startSshAgent(): Promise<SshAgent> {
  const directory = mkdtempSync(join(tmpdir(), 'aipack-ssh-'));
  const socket = join(directory, 'agent');
  const comment = `key-of-${process.pid}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  const blob = Buffer.concat([text(KEY_TYPE), text(Buffer.from(x, 'base64url'))]);
  const requests: number[] = [];

  const answer = (message: Buffer): Buffer => {
    const [kind = 0] = message;
    requests.push(kind);
    if (kind === REQUEST_IDENTITIES) {
      return Buffer.concat([Buffer.from([IDENTITIES_ANSWER, 0, 0, 0, 1]), text(blob), text(comment)]);
    }
    if (kind !== SIGN_REQUEST) return Buffer.from([FAILURE]);
    const [key, rest] = take(message.subarray(1));
    if (!key.equals(blob)) return Buffer.from([FAILURE]);
    const signature = Buffer.concat([text(KEY_TYPE), text(sign(null, take(rest)[0], privateKey))]);
    return Buffer.concat([Buffer.from([SIGN_RESPONSE]), text(signature)]);
  };

  const server = net.createServer((connection) => {
    let waiting = Buffer.alloc(0);
    connection.on('error', () => undefined);
    connection.on('data', (data: Buffer) => {
      waiting = Buffer.concat([waiting, data]);
      while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE(0)) {
        const [message, rest] = take(waiting);
        waiting = Buffer.from(rest);
        connection.write(text(answer(message)));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const raw = Buffer.from(d, 'base64url');
  return {
    socket,
    publicKey: `${KEY_TYPE} ${blob.toString('base64')}`,
    comment,
    secrets: [raw, Buffer.from(raw.toString('hex')), Buffer.from(raw.toString('base64').slice(0, 40))],
    requests,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(directory, { recursive: true });
    },
  };
}
