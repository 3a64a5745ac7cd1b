import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownSecrets } from '../../../src/host/own-secrets.ts';
import { resolveSettings, type RawSettings } from '../../../src/host/settings.ts';
import { OWN_SECRETS, type ImagePlan } from '../../../src/image/image-plan.ts';
import type { LineSettings } from '../../../src/app/settings.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-secrets-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings = (more: Partial<RawSettings>): LineSettings =>
  resolveSettings(
    {
      context: '.',
      platforms: [],
      packageRepositories: ['https://somebody:hush@packages.example/os'],
      packageKeys: [],
      allowUntrusted: false,
      secrets: [],
      ssh: [],
      overrides: [],
      labels: [],
      lock: 'ignore',
      failOnStale: false,
      ...more,
    },
    folder,
  );

const plan = (isPrivate: boolean): ImagePlan => ({ apk: { private: isPrivate } }) as ImagePlan;

describe('secrets of the session itself', () => {
  test.each(OWN_SECRETS)('are under ids that no secret of a user may have: %s', (id) => {
    const secrets = [
      { id, from: { value: 'x' } },
      { id: 'mine', from: { value: 'y' } },
    ];
    expect(() => settings({ secrets })).toThrow(`The secret id ${id} is taken`);
    expect(settings({ secrets: secrets.slice(1) }).secrets).toEqual(secrets.slice(1));
  });

  test('are offered to plans whose steps mount them, and to no others', async () => {
    expect(Object.keys(ownSecrets(settings({}), [plan(false)]))).toEqual([]);
    const offered = ownSecrets(settings({}), [plan(false), plan(true)]);
    expect(Object.keys(offered)).toEqual(['aipack-package-repositories']);
    const lines = Buffer.from((await offered['aipack-package-repositories']?.()) ?? []).toString();
    expect(lines).toBe('https://somebody:hush@packages.example/os\n');
  });
});
