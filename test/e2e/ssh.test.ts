/** @cost 20 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';
import { startSshAgent, type SshAgent } from '../support/ssh-agent.ts';

const lab = readLab();
let folder: string;
let agent: SshAgent;

/** Asks the agent for its keys and has it sign; prints the key's line if the signature is right. */
const CLIENT = `
const { connect } = require('node:net');
const { createPublicKey, randomBytes, verify } = require('node:crypto');
const text = (bytes) => { const size = Buffer.alloc(4); size.writeUInt32BE(bytes.length); return Buffer.concat([size, bytes]); };
const take = (from) => [from.subarray(4, 4 + from.readUInt32BE(0)), from.subarray(4 + from.readUInt32BE(0))];
const socket = connect(process.env.SSH_AUTH_SOCK);
let data = Buffer.alloc(0), wake;
socket.on('data', (more) => { data = Buffer.concat([data, more]); wake?.(); });
const ask = async (message) => {
  socket.write(text(message));
  while (data.length < 4 || data.length < 4 + data.readUInt32BE(0)) await new Promise((resolve) => (wake = resolve));
  const [answer, rest] = take(data);
  data = rest;
  return answer;
};
(async () => {
  const [blob, afterKey] = take((await ask(Buffer.from([11]))).subarray(5));
  const [type, key] = take(blob);
  const what = randomBytes(100_000);
  const [signature] = take((await ask(Buffer.concat([Buffer.from([13]), text(blob), text(what), Buffer.alloc(4)]))).subarray(1));
  const x = take(key)[0].toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  if (!verify(null, what, publicKey, take(take(signature)[1])[0])) throw new Error('a wrong signature');
  console.log(type + ' ' + blob.toString('base64') + ' ' + take(afterKey)[0]);
  socket.end();
})();
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-ssh-test-'));
  agent = await startSshAgent();
});

afterAll(async () => {
  await agent.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder whose build lists the agent's keys into /out/keys. */
function context(): { path: string; spec: string } {
  const path = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(path, 'client.cjs'), `${CLIENT}// ${path}\n`);
  const spec = join(folder, 'spec.json');
  const document = {
    metadata: { project_name: 'ssh', language: 'javascript', build_system: 'none' },
    build: {
      packages: ['nodejs-22'],
      commands: [{ run: 'mkdir -p /out && node client.cjs > /out/keys', inputs: ['client.cjs'] }],
    },
    runtime: { packages: ['tzdata'], command: ['/none'], copy: [{ from: '/out', to: '/out' }] },
  };
  writeFileSync(spec, JSON.stringify(document));
  return { path, spec };
}

const build = (args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<ProgramResult> =>
  aipack(['build', ...args], { ...labEnvironment(lab), SSH_AUTH_SOCK: '', ...more });

/** Everything in a folder of blobs, as it is and unpacked. */
function contents(path: string): Buffer {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(
    files.flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? [bytes, gunzipSync(bytes)] : [bytes];
    }),
  );
}

test('a step uses the agent of the user, and nothing that is made holds a key', async () => {
  const { path, spec } = context();
  const output = mkdtempSync(join(folder, 'output-'));
  const [image, cache] = [join(output, 'image.tar'), join(output, 'cache')];
  const args = [path, '--spec', spec, '--ssh', 'default', '-o', join(output, 'tree'), '-o', `type=oci,dest=${image}`];
  const { exitCode, stderr } = await build(
    [...args, '--cache-to', `type=local,dest=${cache},mode=max,compression=uncompressed`],
    {
      SSH_AUTH_SOCK: agent.socket,
    },
  );
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  const listed = readFileSync(join(output, 'tree/out/keys'), 'utf8');
  expect(listed).toBe(`${agent.publicKey} ${agent.comment}\n`);
  expect(agent.requests).toEqual([11, 13]);
  const all = contents(output);
  expect(all.includes(agent.publicKey)).toBe(true);
  for (const secret of agent.secrets) expect(all.includes(secret)).toBe(false);
  expect(all.includes(agent.socket)).toBe(false);
});

test('an agent has the id that it is given, in a Dockerfile too', async () => {
  const { path } = context();
  const lines = [
    `FROM ${lab.baseImage} AS build`,
    'RUN apk add --no-cache nodejs-22',
    'COPY client.cjs /',
    'RUN --mount=type=ssh,id=deploy,required=true node /client.cjs > /keys',
    'RUN --mount=type=ssh test ! -e "$SSH_AUTH_SOCK"',
    'FROM scratch',
    'COPY --from=build /keys /keys',
  ];
  writeFileSync(join(path, 'Dockerfile'), `${lines.join('\n')}\n`);
  const output = mkdtempSync(join(folder, 'output-'));
  const { exitCode, stderr } = await build([path, '--ssh', `deploy=${agent.socket}`, '-o', output]);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(readFileSync(join(output, 'keys'), 'utf8')).toBe(`${agent.publicKey} ${agent.comment}\n`);
  appendFileSync(join(path, 'client.cjs'), '// changed\n');
  const without = await build([path, '-o', output]);
  expect(without.exitCode).toBe(1);
  expect(without.stderr).toContain('deploy');
});

test.each([
  ['none runs', ['--ssh', 'default'], /SSH_AUTH_SOCK names none/],
  ['it is a file', ['--ssh', `default=${import.meta.filename}`], /ssh\.test\.ts is no socket of an SSH agent/],
  ['it is not there', ['--ssh', 'default=/nonexistent/agent'], /\/nonexistent\/agent is not there/],
])('an agent that can not be used is told before the build: %s', async (_what, args, reason) => {
  const { path, spec } = context();
  const { exitCode, stderr } = await build([path, '--spec', spec, ...args, '-o', join(folder, 'none')]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(reason);
  expect(stderr).toContain('[INPUT_INVALID]');
  expect(stderr).not.toContain('#1');
});
