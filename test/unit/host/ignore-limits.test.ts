import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository } from '../../../src/host/open-repository.ts';
import { contextSource } from '../../../src/host/repository-source.ts';
import { dockerfileSources } from '../../../src/host/dockerfile-sources.ts';
import { chooseDockerfile } from '../../../src/host/dockerfile.ts';
import { workspaceOf } from '../../../src/host/workspace-path.ts';
import type { LineSettings } from '../../../src/app/settings.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-ignore-'));
  mkdirSync(join(root, 'more'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const large = `first\n${`${'x'.repeat(4000)}\n`.repeat(1049)}secret\n`;
const cases: readonly (readonly [string, string, RegExp])[] = [
  [
    'a line that is longer than any path',
    `first\n${'x'.repeat(5000)}\n`,
    /^NAME has lines of more than 4096 characters/,
  ],
  ['very many lines', 'first\n'.repeat(5_001), /^NAME has more than 5000 lines/],
  ['more bytes than are read', large, /^NAME is too large; what comes after 41\d{5} characters was not read$/],
];

describe.each(cases)('of an ignore file with %s it is told what has no effect:', (_, text, sentence) => {
  const told = (name: string): unknown => expect.stringMatching(sentence.source.replace('NAME', name));

  /** What is told where the context of a Dockerfile is filtered, and whether the first rule holds. */
  function ofDockerfile(folders: Readonly<Record<string, string>> = {}): readonly unknown[] {
    writeFileSync(join(root, 'Dockerfile'), 'FROM scratch');
    const workspace = workspaceOf(root, root);
    const settings = { context: root, overrides: [] } as unknown as LineSettings;
    const chosen = chooseDockerfile(settings, { dockerfile: true }, workspace);
    const messages: string[] = [];
    if (chosen === undefined) throw new Error('there is no Dockerfile');
    const sources = dockerfileSources(root, chosen, folders, workspace, (message) => messages.push(message));
    const first = { path: 'first', directory: false };
    return [messages, Object.values(sources).some(({ filter }) => filter?.(first) === false)];
  }

  test("a Dockerfile's own", () => {
    writeFileSync(join(root, 'Dockerfile.dockerignore'), text);
    expect(ofDockerfile()).toEqual([[told('Dockerfile\\.dockerignore')], true]);
  });

  test('that of its context', () => {
    writeFileSync(join(root, '.dockerignore'), text);
    expect(ofDockerfile()).toEqual([[told('\\.dockerignore')], true]);
  });

  test('that of another context', () => {
    writeFileSync(join(root, 'more/.dockerignore'), text);
    expect(ofDockerfile({ docs: 'more' })[0]).toEqual([told('build context docs: \\.dockerignore')]);
  });

  test.each(['.dockerignore', '.gitignore', 'more/.gitignore'])(
    '%s, of what is detected and of what is sent',
    (name) => {
      writeFileSync(join(root, name), text);
      const repository = openRepository(root);
      for (const folder of repository.folders) expect(repository.list(folder).files).not.toContain('first');
      const messages: string[] = [];
      const { filter } = contextSource(root, [], (message) => messages.push(message));
      filter?.({ path: 'more/first', directory: false });
      expect(repository.cuts).toEqual([told(name)]);
      expect(messages).toEqual(repository.cuts);
    },
  );
});

test('half a line is no rule', () => {
  // The limit falls into the name of a folder.
  const comment = '#'.repeat(4 * 1024 * 1024 - 'more'.length - 1);
  writeFileSync(join(root, '.dockerignore'), `${comment}\nmore-of-it\n`);
  expect(openRepository(root).isDirectory('more')).toBe(true);
});
