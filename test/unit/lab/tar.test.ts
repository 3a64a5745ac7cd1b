import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfArchive, tarEntry } from '../../lab/apk/tar.ts';
import { completeTree, readTree, type Tree, type TreeEntry } from '../../lab/apk/tree.ts';

const owner = { uid: 0, gid: 0, modified: 1_700_000_000 };
const file = (text: string, mode = 0o644): TreeEntry => ({ ...owner, kind: 'file', content: Buffer.from(text), mode });
const link = (target: string): TreeEntry => ({ ...owner, kind: 'link', target, mode: 0o777 });

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'aipack-tar-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** What the system's tar makes of an archive of ours. */
function unpacked(tree: Tree, extended: Record<string, string> = {}): Tree {
  const archive = Buffer.concat([
    ...[...tree].flatMap(([path, entry]) => tarEntry(path, entry, extended)),
    endOfArchive,
  ]);
  const into = mkdtempSync(join(directory, 'tree-'));
  mkdirSync(into, { recursive: true });
  execFileSync('tar', ['-x', '-p', '--no-same-owner', '--warning=no-unknown-keyword', '-f', '-', '-C', into], {
    input: archive,
  });
  return readTree(into);
}

const withoutTimesOfLinks = (tree: Tree) =>
  [...tree].map(([path, entry]) => [path, entry.kind === 'link' ? { ...entry, modified: 0 } : entry]);

describe('a tar archive', () => {
  test('holds files, links and directories with their modes and times', () => {
    const tree = completeTree(
      new Map<string, TreeEntry>([
        ['usr/bin/tool', file('#!/bin/sh\n', 0o755)],
        ['usr/bin/other', link('tool')],
        ['tmp', { ...owner, kind: 'directory', mode: 0o1777 }],
        ['empty', file('')],
      ]),
      owner.modified,
    );
    expect(withoutTimesOfLinks(unpacked(tree, { 'APK-TOOLS.checksum.SHA1': 'ff' }))).toEqual(withoutTimesOfLinks(tree));
  });

  test('takes paths and targets of any length', () => {
    const name = fc.stringMatching(/^[a-z]{1,60}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, path, fc.boolean(), (at, target, isLink) => {
        const tree = completeTree(new Map([[at, isLink ? link(target) : file(target)]]), owner.modified);
        expect(withoutTimesOfLinks(unpacked(tree))).toEqual(withoutTimesOfLinks(tree));
      }),
      { numRuns: 25 },
    );
  });

  test('needs no extended header up to 255 bytes, which is all that busybox reads', () => {
    const long = `${'d'.repeat(150)}/${'f'.repeat(100)}`;
    expect(tarEntry(long, file('x'))).toHaveLength(3);
    expect(tarEntry(`${'d'.repeat(156)}/f`, file('x')).length).toBeGreaterThan(3);
  });
});
