import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LineSettings } from '../../../src/app/settings.ts';
import { chooseDockerfile } from '../../../src/host/dockerfile.ts';
import { workspaceOf } from '../../../src/host/workspace-path.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-dockerfile-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function chosen(file?: string): object | undefined {
  const settings = { context: folder, overrides: [] } as unknown as LineSettings;
  const wishes = { dockerfile: true, ...(file === undefined ? {} : { file }) };
  return chooseDockerfile(settings, wishes, workspaceOf(folder, folder));
}

describe('a Dockerfile with its name written small', () => {
  beforeEach(() => {
    writeFileSync(join(folder, 'dockerfile'), 'FROM scratch\n');
  });

  test('is built, as with buildx, whether it is named or not', () => {
    expect(chosen()).toMatchObject({ name: 'dockerfile', named: false });
    expect(chosen('Dockerfile')).toMatchObject({ name: 'dockerfile', named: true });
    expect(chosen('./Dockerfile')).toMatchObject({ name: 'dockerfile' });
  });

  test('gives way to one that is written as usual', () => {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n');
    expect(chosen()).toMatchObject({ name: 'Dockerfile' });
  });

  test('stands for no other name', () => {
    expect(() => chosen('myDockerfile')).toThrow(/there is no file myDockerfile/);
  });
});
