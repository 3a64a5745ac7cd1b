import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DockerConfig, credentialHelper, dockerConfigAuth } from '../../../../src/oci/index.ts';

const { signal } = new AbortController();
const none = async (): Promise<undefined> => undefined;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const ask = (config: DockerConfig, host: string, helper = none as Parameters<typeof dockerConfigAuth>[1]) =>
  dockerConfigAuth(config, helper)(host, signal);

describe('credentials in the file', () => {
  test('are found by host, in each of the ways that hosts are written', async () => {
    const credentials = { username: 'u', secret: 'p:w' };
    for (const key of ['ghcr.io', 'https://ghcr.io', 'https://ghcr.io/v1/', 'https://ghcr.io/v2/']) {
      expect(await ask({ auths: { [key]: { auth: base64('u:p:w') } } }, 'ghcr.io')).toEqual(credentials);
    }
    expect(await ask({ auths: { 'ghcr.io': { username: 'u', password: 'p:w' } } }, 'ghcr.io')).toEqual(credentials);
  });

  test('are found under every address that has the host, as Docker finds them', async () => {
    for (const key of [
      'ghcr.io/',
      'ghcr.io/v2/',
      'https://ghcr.io/v2/path',
      'http://ghcr.io/any/path',
      'ghcr.io/owner',
    ]) {
      const found = await ask({ auths: { [key]: { auth: base64('u:p') } } }, 'ghcr.io');
      expect([key, found]).toEqual([key, { username: 'u', secret: 'p' }]);
    }
    const ported = { auths: { 'https://host:5000/v2/': { auth: base64('u:p') } } };
    expect(await ask(ported, 'host:5000')).toBeDefined();
    expect(await ask(ported, 'host')).toBeUndefined();
  });

  test('of a path are for what is below it, and for the rest where nothing else is', async () => {
    const auths = {
      'quay.io/team/app': { auth: base64('app:p') },
      'https://quay.io/team': { auth: base64('team:p') },
      'quay.io': { auth: base64('all:p') },
    };
    const find = dockerConfigAuth({ auths }, none);
    const user = async (repository?: string): Promise<string | undefined> =>
      (await find('quay.io', signal, repository))?.username;
    expect(await user('team/app')).toBe('app');
    expect(await user('team/app2')).toBe('team');
    expect(await user('teams/app')).toBe('all');
    expect(await user()).toBe('all');
    const { 'quay.io': _, ...paths } = auths;
    expect((await dockerConfigAuth({ auths: paths }, none)('quay.io', signal))?.username).toBe('team');
  });

  test('may be a token that the registry takes as it is', async () => {
    const config = { auths: { 'a.example': { auth: base64('u:p'), registrytoken: 'token' } } };
    expect(await ask(config, 'a.example')).toEqual({ username: '', secret: 'token', bearer: true });
  });

  test('that Docker Desktop keeps for itself are nobody else’s', async () => {
    const config = { auths: { 'https://index.docker.io/v1/access-token': { auth: base64('u:p') } } };
    expect(await ask(config, 'registry-1.docker.io')).toBeUndefined();
  });

  test('for Docker Hub stand under its old name', async () => {
    const config = { auths: { 'https://index.docker.io/v1/': { auth: base64('u:p') } } };
    for (const host of ['registry-1.docker.io', 'docker.io', 'index.docker.io']) {
      expect(await ask(config, host)).toEqual({ username: 'u', secret: 'p' });
    }
  });

  test('may be an identity token', async () => {
    const config = { auths: { 'a.azurecr.io': { auth: base64('0000:'), identitytoken: 'token' } } };
    expect(await ask(config, 'a.azurecr.io')).toEqual({ username: '', secret: 'token' });
  });

  test('never go to another host', async () => {
    const config = {
      auths: { 'ghcr.io': { auth: base64('u:p') }, 'https://index.docker.io/v1/': { auth: base64('u:p') } },
    };
    for (const host of [
      'ghcr.io.evil.example',
      'evil.example',
      'ghcr.io:444',
      'hcr.io',
      'index.docker.io.evil',
      '__proto__',
      '',
    ]) {
      expect(await ask(config, host)).toBeUndefined();
    }
  });

  test('of the wrong shape are no credentials', async () => {
    const broken = fc.anything().map((value) => ({ auths: { host: value } }) as DockerConfig);
    await fc.assert(
      fc.asyncProperty(broken, async (config) => {
        const found = await ask(config, 'host');
        expect(found === undefined || typeof found.secret === 'string').toBe(true);
      }),
    );
  });
});

describe('credential helpers', () => {
  test('of a host win over the general store, which wins over the file', async () => {
    const helper = async (name: string, server: string): Promise<string> =>
      JSON.stringify({ Username: name, Secret: server });
    const config = {
      credsStore: 'general',
      credHelpers: { 'gcr.io': 'gcloud' },
      auths: { 'ghcr.io': { auth: base64('u:p') } },
    };
    expect(await ask(config, 'gcr.io', helper)).toEqual({ username: 'gcloud', secret: 'gcr.io' });
    expect(await ask(config, 'ghcr.io', helper)).toEqual({ username: 'general', secret: 'ghcr.io' });
  });

  test('without an answer leave the file', async () => {
    const config = { credsStore: 'general', auths: { 'ghcr.io': { auth: base64('u:p') } } };
    expect(await ask(config, 'ghcr.io')).toEqual({ username: 'u', secret: 'p' });
  });

  test('mark identity tokens by the name of the user', async () => {
    const helper = async (): Promise<string> => JSON.stringify({ Username: '<token>', Secret: 'token' });
    expect(await ask({ credsStore: 'x' }, 'host', helper)).toEqual({ username: '', secret: 'token' });
  });

  test('may not be a path', async () => {
    const helper = (): Promise<string> => Promise.reject(new Error('was run'));
    expect(await ask({ credsStore: '../../bin/sh' }, 'host', helper)).toBeUndefined();
  });

  test('that answer nonsense are an error which does not repeat it', async () => {
    const helper = async (): Promise<string> => 'secret nonsense';
    const failure = ask({ credsStore: 'x' }, 'host', helper);
    await expect(failure).rejects.toThrow(/docker-credential-x did not answer with JSON/);
    await expect(failure).rejects.not.toThrow(/nonsense/);
  });

  test('are programs on the path', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'aipack-helper-'));
    const program = join(directory, 'docker-credential-test');
    const script =
      'read host\n[ "$host" = bad ] && { echo out of order >&2; exit 1; }\n[ "$host" = none ] && { echo credentials not found in native keychain; exit 1; }\necho "{\\"Username\\":\\"u\\",\\"Secret\\":\\"$host\\"}"\n';
    writeFileSync(program, `#!/bin/sh\n${script}`);
    chmodSync(program, 0o755);
    const helper = credentialHelper({ PATH: `${directory}${delimiter}/usr/bin${delimiter}/bin` });
    expect(JSON.parse((await helper('test', 'known', signal)) ?? '')).toEqual({ Username: 'u', Secret: 'known' });
    expect(await helper('test', 'none', signal)).toBeUndefined();
    await expect(helper('test', 'bad', signal)).rejects.toThrow(/out of order/);
    await expect(helper('missing', 'known', signal)).rejects.toThrow(/docker-credential-missing/);
    rmSync(directory, { recursive: true });
  });

  describe('that misbehave', () => {
    let directory: string;
    beforeEach(() => {
      directory = mkdtempSync(join(tmpdir(), 'aipack-helper-'));
    });
    afterEach(() => {
      rmSync(directory, { recursive: true });
    });
    const running = (script: string, patience?: number): ReturnType<typeof credentialHelper> => {
      const program = join(directory, 'docker-credential-test');
      writeFileSync(program, `#!/bin/sh\n${script}\n`);
      chmodSync(program, 0o755);
      return credentialHelper({ PATH: `${directory}${delimiter}/usr/bin${delimiter}/bin` }, patience);
    };

    test('by hanging are given up, with whatever they started', async () => {
      // The child holds the pipes open after the helper itself is gone.
      const asked = running('sleep 60 & wait', 200)('test', 'host', signal);
      await expect(asked).rejects.toThrow(/did not end within 0.2 seconds/);
    });

    test('by hanging end with the build', async () => {
      const controller = new AbortController();
      const asked = running('sleep 60')('test', 'host', controller.signal);
      controller.abort(new Error('enough'));
      await expect(asked).rejects.toThrow(/cancelled/);
    });

    test('by saying far too much are not listened to', async () => {
      await expect(running('exec cat /dev/zero')('test', 'host', signal)).rejects.toThrow(/says more than/);
    });
  });

  test('are asked once for a host, by the name that it is filed under', async () => {
    const asked: string[] = [];
    const helper = async (_name: string, server: string): Promise<undefined> => {
      asked.push(server);
      return undefined;
    };
    for (const host of ['ghcr.io', 'registry-1.docker.io']) await ask({ credsStore: 'x' }, host, helper);
    expect(asked).toEqual(['ghcr.io', 'https://index.docker.io/v1/']);
  });
});
