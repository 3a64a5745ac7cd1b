/** @cost 30 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readLab } from '../lab/lab.ts';
import { startRegistry } from '../lab/registries.ts';
import { describeRequest, serve, startRecordingProxy, type Recorded } from '../support/accounts/recording-proxy.ts';
import { startTokenServer, type TokenServer } from '../support/accounts/token-server.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, startScript, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
/** `ann` and her password, hashed as `htpasswd -B` does it. */
const BASIC = {
  user: 'ann',
  password: 'opensesame',
  line: 'ann:$2b$05$abcdefghijklmnopqrstuuQbLfdQZSxZ9gjhA5V9o8Tyc6aQRO0Qi',
};
const TOKEN = { user: 'ben', password: `ben-${process.pid}-password`, identity: `ben-${process.pid}-identity` };

const closing: (() => Promise<void>)[] = [];
let folder: string;
let basic: Recorded;
let token: Recorded;
let tokens: TokenServer;

/** A registry behind something that writes down what it is sent. */
async function recorded(...[auth]: [Parameters<typeof startRegistry>[1]]): Promise<Recorded> {
  const registry = await startRegistry(lab, auth);
  const proxy = await startRecordingProxy({ target: registry.address });
  closing.push(proxy.close, registry.stop);
  return proxy;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-accounts-'));
  tokens = await startTokenServer({
    passwords: { [TOKEN.user]: TOKEN.password },
    identityTokens: { [TOKEN.identity]: TOKEN.user },
  });
  closing.push(tokens.close);
  basic = await recorded({ kind: 'htpasswd', lines: [BASIC.line] });
  token = await recorded({
    kind: 'token',
    realm: tokens.realm,
    service: 'images',
    issuer: tokens.issuer,
    certificate: tokens.certificate,
  });
});

afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true, force: true });
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A folder with a Dockerfile: the quickest image there is. */
function context(...lines: readonly string[]): string {
  const path = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(path, 'Dockerfile'), `${lines.join('\n')}\n`);
  writeFileSync(join(path, 'file.txt'), `${path}\n`);
  return path;
}

const small = (): string => context('FROM scratch', 'COPY file.txt /');

/** A build without a Dockerfile, of the smallest package there is. */
function specFile(): string {
  const path = join(folder, 'spec.json');
  const document = {
    metadata: { project_name: 'private', language: 'shell', build_system: 'none' },
    build: { commands: [{ run: `mkdir -p /out && echo ${process.pid} > /out/a`, inputs: [] }] },
    runtime: { packages: ['tzdata'], command: ['/out/a'], copy: [{ from: '/out', to: '/out' }] },
  };
  writeFileSync(path, JSON.stringify(document));
  return path;
}

/** Docker's configuration of a user, as an environment. */
function configured(config: object, path: readonly string[] = []): NodeJS.ProcessEnv {
  const directory = mkdtempSync(join(folder, 'config-'));
  writeFileSync(join(directory, 'config.json'), JSON.stringify(config));
  return { DOCKER_CONFIG: directory, PATH: [...path, process.env.PATH].join(delimiter) };
}

async function build(args: readonly string[], more: NodeJS.ProcessEnv): Promise<ProgramResult> {
  return aipack(['build', ...args], { ...labEnvironment(lab), ...more });
}

const ok = async (args: readonly string[], more: NodeJS.ProcessEnv): Promise<string> => {
  const { exitCode, stdout, stderr } = await build(args, more);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout;
};

/** A program that Docker's configuration can name as a helper; it finds the server's name in $server. */
function helper(name: string, script: string): string {
  const directory = mkdtempSync(join(folder, 'helper-'));
  writeFileSync(join(directory, `docker-credential-${name}`), `#!/bin/sh\nread -r server\n${script}\n`, {
    mode: 0o755,
  });
  return directory;
}

const answering = ({ user, secret }: { user: string; secret: string }): string =>
  `printf '{"Username":"%s","Secret":"%s"}' '${user}' '${secret}'`;

const fileEntry = (user: string, password: string): object => ({ auth: base64(`${user}:${password}`) });
const allowed = {
  basic: fileEntry(BASIC.user, BASIC.password),
  token: fileEntry(TOKEN.user, TOKEN.password),
  identity: { auth: base64(`${TOKEN.user}:`), identitytoken: TOKEN.identity },
};

describe('an account lets an image be pushed, and used as a base', () => {
  const accounts: Record<string, () => { registry: Recorded; env: NodeJS.ProcessEnv }> = {
    'a user and password, told to the registry itself': () => ({
      registry: basic,
      env: configured({ auths: { [basic.address]: allowed.basic } }),
    }),
    'a user and password, told to a token server': () => ({
      registry: token,
      env: configured({ auths: { [token.address]: allowed.token } }),
    }),
    'an identity token': () => ({
      registry: token,
      env: configured({ auths: { [token.address]: allowed.identity } }),
    }),
    "a registry's own helper": () => ({
      registry: basic,
      env: configured({ credHelpers: { [basic.address]: 'own' }, credsStore: 'general' }, [
        helper('own', answering({ user: BASIC.user, secret: BASIC.password })),
        helper('general', 'exit 1'),
      ]),
    }),
    'a general helper with an identity token': () => ({
      registry: token,
      env: configured({ credsStore: 'general' }, [
        helper('general', answering({ user: '<token>', secret: TOKEN.identity })),
      ]),
    }),
    'the file, where the helper has nothing': () => ({
      registry: basic,
      env: configured({ credsStore: 'general', auths: { [basic.address]: allowed.basic } }, [
        helper('general', 'echo credentials not found in native keychain; exit 1'),
      ]),
    }),
  };

  test.each(Object.keys(accounts))('%s', async (name) => {
    const { registry, env } = accounts[name]?.() ?? { registry: basic, env: {} };
    const image = `${registry.address}/team/${name.replaceAll(/\W+/g, '-').toLowerCase()}:1`;
    const folderOfImage = small();
    await ok([folderOfImage, '-t', image, '--push'], env);
    const output = mkdtempSync(join(folder, 'output-'));
    await ok([context(`FROM ${image}`, 'COPY Dockerfile /'), '-o', output], env);
    expect(readFileSync(join(output, 'file.txt'), 'utf8')).toBe(`${folderOfImage}\n`);
  });

  test('also for the base image of a build without a Dockerfile, and for a cache', async () => {
    const env = configured({ auths: { [token.address]: allowed.token } });
    const base = `${token.address}/team/base:1`;
    await ok([context(`FROM ${lab.baseImage}`), '-t', base, '--push'], env);
    const cache = `ref=${token.address}/team/cache:1`;
    const output = mkdtempSync(join(folder, 'output-'));
    const args = [small(), '--spec', specFile(), '--base-image', base, '-o', output];
    await ok([...args, '--cache-to', `type=registry,${cache},mode=max`], env);
    expect(readFileSync(join(output, 'out/a'), 'utf8')).toBe(`${process.pid}\n`);
    const { stderr } = await build([...args, '--cache-from', `type=registry,${cache}`], env);
    const [, step = ''] = /(#\d+) importing cache manifest from .*team\/cache:1/.exec(stderr) ?? [];
    expect(stderr).toMatch(new RegExp(`^${step} DONE`, 'm'));
  });
});

describe('without the right account', () => {
  const cases: readonly (readonly [string, () => Recorded, object, RegExp, RegExp])[] = [
    ['none, basic', () => basic, {}, /asks for Basic credentials, and there are none/, /401 Unauthorized/],
    ['none, token', () => token, {}, /asked without credentials, as there are none for/, /401 Unauthorized/],
    ['a wrong password, basic', () => basic, fileEntry('ann', 'wrong'), /refuses to push: 401/, /401 Unauthorized/],
    [
      'a wrong password, token',
      () => token,
      fileEntry('ben', 'wrong'),
      /with the credentials for/,
      /refuses: HTTP 401/,
    ],
    [
      'a wrong identity token',
      () => token,
      { identitytoken: 'wrong' },
      /with the credentials for/,
      /refuses: HTTP 401/,
    ],
  ];
  test.each(cases)(
    '(%s) a push is refused before the build, and a pull says why',
    async (...[, of, entry, push, pull]) => {
      const registry = of();
      const env = configured(Object.keys(entry).length === 0 ? {} : { auths: { [registry.address]: entry } });
      const pushed = await build([small(), '-t', `${registry.address}/team/refused:1`, '--push'], env);
      expect(pushed).toMatchObject({ exitCode: 1, stdout: '' });
      expect(pushed.stderr).toMatch(push);
      expect(pushed.stderr).toContain(`Log in to ${registry.address} first`);
      expect(pushed.stderr).toContain('[REGISTRY_REFUSED]');
      expect(pushed.stderr).not.toContain('#1');
      const output = mkdtempSync(join(folder, 'output-'));
      const pulled = await build([context(`FROM ${registry.address}/team/refused:1`), '-o', output], env);
      expect(pulled.exitCode).toBe(1);
      expect(pulled.stderr).toMatch(pull);
      expect(pulled.stderr).toContain('[REGISTRY_REFUSED]');
      expect(`${pushed.stderr}${pulled.stderr}`).not.toContain('wrong');
    },
  );

  test.each([
    ['is not there', undefined, /docker-credential-broken has no answer for .*: there is no such program on the PATH/],
    [
      'fails',
      'echo keychain is locked >&2; exit 3',
      /docker-credential-broken has no answer for .*: keychain is locked/,
    ],
    ['answers nonsense', 'echo here is hush-hush', /docker-credential-broken did not answer with JSON/],
  ])('a helper that %s stops a push and a pull', async (_what, script, reason) => {
    const env = configured({ credsStore: 'broken' }, script === undefined ? [] : [helper('broken', script)]);
    for (const args of [
      [small(), '-t', `${basic.address}/team/never:1`, '--push'],
      [context(`FROM ${basic.address}/team/never:1`), '-o', mkdtempSync(join(folder, 'output-'))],
    ]) {
      const { exitCode, stderr } = await build(args, env);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(reason);
      expect(stderr).not.toMatch(/hush-hush|bug in aipack/);
    }
  });

  test('a helper that hangs does not outlive Ctrl-C', async () => {
    const mark = join(folder, 'helper-started');
    // Longer than the test may take: it ends because it is ended.
    const env = configured({ credsStore: 'slow' }, [helper('slow', `echo > ${mark}; sleep 2000`)]);
    const args = ['build', small(), '-t', `${basic.address}/team/never:1`, '--push'];
    const run = startScript('src/cli/main.ts', args, { ...labEnvironment(lab), ...env });
    while (!existsSync(mark)) await new Promise((resolve) => setTimeout(resolve, 20));
    run.child.kill('SIGINT');
    expect((await run.ended).exitCode).toBe(130);
  });
});

describe('secrets of two registries', () => {
  const secretsOfBasic = [BASIC.password, base64(`${BASIC.user}:${BASIC.password}`)];
  const secretsOfToken = [TOKEN.password, TOKEN.identity, base64(`${TOKEN.user}:${TOKEN.password}`), 'Bearer'];
  const both = (): NodeJS.ProcessEnv =>
    configured({ auths: { [basic.address]: allowed.basic, [token.address]: allowed.token } });

  test('each go to its own, and BuildKit only gets tokens', async () => {
    const tags = [`${basic.address}/team/two:1`, `${token.address}/team/two:1`];
    await ok([small(), '-t', tags.join(','), '--push'], both());
    for (const secret of secretsOfBasic) {
      expect([...token.seen, ...tokens.seen].filter((text) => text.includes(secret))).toEqual([]);
    }
    for (const secret of secretsOfToken) {
      expect(basic.seen.filter((text) => text.includes(secret))).toEqual([]);
    }
    // Nor does the registry see what is for its token server.
    for (const secret of secretsOfToken.slice(0, -1)) {
      expect(token.seen.filter((text) => text.includes(secret))).toEqual([]);
    }
    expect(token.seen.some((text) => /user-agent (containerd|buildkit)/i.test(text))).toBe(true);
    expect(
      tokens.seen.filter((text) => /user-agent (containerd|buildkit)/i.test(text) && /authorization/i.test(text)),
    ).toEqual([]);
  });

  test('do not follow a redirect', async () => {
    const elsewhere: string[] = [];
    const other = await serve((request, response) => {
      elsewhere.push(describeRequest(request));
      response.writeHead(404).end();
    });
    closing.push(other.close);
    const away = `http://localhost:${other.address.split(':')[1] ?? ''}`;
    // Blobs of registries often lie elsewhere.
    const behind = await startRecordingProxy({
      target: basic.address,
      instead: (request, response) => {
        if (request.method !== 'GET' || request.url?.includes('/blobs/') !== true) return false;
        response.writeHead(307, { location: `${away}${request.url}` }).end();
        return true;
      },
    });
    closing.push(behind.close);
    const args = [small(), '--spec', specFile(), '-t', `${behind.address}/team/moved:1`, '--push'];
    const env = configured({ auths: { [behind.address]: allowed.basic, [token.address]: allowed.token } });
    await ok(args, env);
    // The image that is there is looked at before it is pushed again.
    await ok(args, env);
    expect(elsewhere).not.toEqual([]);
    tokens.instead = (request, response) => response.writeHead(307, { location: `${away}${request.url ?? ''}` }).end();
    for (const entry of [allowed.token, allowed.identity]) {
      const refused = await build(
        [small(), '-t', `${token.address}/team/moved:1`, '--push'],
        configured({ auths: { [token.address]: entry } }),
      );
      expect(refused.exitCode).not.toBe(0);
    }
    tokens.instead = undefined;
    for (const secret of [...secretsOfBasic, ...secretsOfToken]) {
      expect(elsewhere.filter((text) => text.includes(secret))).toEqual([]);
    }
  });

  test("a registry that names another one's token server does not get at what is for that one", async () => {
    const rogue = await serve((_request, response) => {
      response.writeHead(401, { 'www-authenticate': `Bearer realm="${tokens.realm}",service="images"` }).end();
    });
    closing.push(rogue.close);
    const before = tokens.seen.length;
    for (const auths of [
      { [token.address]: allowed.token },
      { [token.address]: allowed.token, [rogue.address]: fileEntry('x', 'rogue-password') },
    ]) {
      const { exitCode, stderr } = await build(
        [small(), '-t', `${rogue.address}/team/app:1`, '--push'],
        configured({ auths }),
      );
      expect({ exitCode, refused: stderr.includes('[REGISTRY_REFUSED]') }).toEqual({ exitCode: 1, refused: true });
    }
    const since = tokens.seen.slice(before);
    expect(since.length).toBeGreaterThan(1);
    for (const secret of secretsOfToken) expect(since.filter((text) => text.includes(secret))).toEqual([]);
  });
});
