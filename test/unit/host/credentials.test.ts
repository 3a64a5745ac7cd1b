import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialsOf } from '../../../src/host/docker-config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-credentials-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
const named = (name: string) => async (): Promise<{ username: string; secret: string }> => ({
  username: name,
  secret: '',
});
const auths = (password: string): string => JSON.stringify({ auths: { 'r.example': { username: 'u', password } } });

test('credentials come from the step, then DOCKER_AUTH_CONFIG, then the file, then what is left', async () => {
  writeFileSync(join(folder, 'config.json'), auths('of the file'));
  const file = { DOCKER_CONFIG: folder };
  const inline = { ...file, DOCKER_AUTH_CONFIG: auths('of the variable') };
  const onWarning = (): void => undefined;
  const given = { givenCredentials: named('step'), fallbackCredentials: named('job') };
  const { givenCredentials, fallbackCredentials } = given;
  const ask = async (host: string, places: Parameters<typeof credentialsOf>[0]): Promise<unknown> =>
    credentialsOf(places)(host, signal);
  expect(await ask('r.example', { environment: inline, onWarning, givenCredentials })).toMatchObject({
    username: 'step',
  });
  expect(await ask('r.example', { environment: inline, onWarning })).toMatchObject({ secret: 'of the variable' });
  expect(await ask('r.example', { environment: file, onWarning, fallbackCredentials })).toMatchObject({
    secret: 'of the file',
  });
  expect(await ask('s.example', { environment: file, onWarning, fallbackCredentials })).toMatchObject({
    username: 'job',
  });
});

test.each(['', ' \n'])('a configuration that holds %j is an empty one, and nothing is said of it', async (content) => {
  writeFileSync(join(folder, 'config.json'), content);
  const warnings: string[] = [];
  const onWarning = (message: string): unknown => warnings.push(message);
  const find = credentialsOf({
    environment: { DOCKER_CONFIG: folder },
    onWarning: (message) => void onWarning(message),
  });
  expect(await find('r.example', signal)).toBeUndefined();
  expect(warnings).toEqual([]);
});
