import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LineSettings } from '../../../src/app/settings.ts';
import { secretProviders } from '../../../src/host/secret-values.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-secret-'));
  writeFileSync(join(folder, 'there'), 'hush');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const providers = (files: Readonly<Record<string, string>>): ReturnType<typeof secretProviders> => {
  const secrets = Object.entries(files).map(([id, file]) => ({ id, from: { file } }));
  return secretProviders({ secrets } as unknown as LineSettings, {}, { directory: folder, roots: [folder] });
};

test('every secret whose file is not there is told before anything is built', () => {
  const ask = (): unknown => providers({ npm: 'npmrc', pip: 'gone/no', ok: 'there' });
  expect(ask).toThrow('The secret npm has no value: its file "npmrc" is not there');
  expect(ask).toThrow('The secret pip has no value: its file "gone/no" is not there');
});

test('one that is there is read when a step asks', async () => {
  const { ok } = providers({ ok: 'there' });
  writeFileSync(join(folder, 'there'), 'newer');
  expect(Buffer.from((await ok?.()) ?? []).toString()).toBe('newer');
});
