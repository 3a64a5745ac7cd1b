import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readElf } from '../../lab/apk/elf.ts';
import { fileRelations } from '../../lab/apk/relations.ts';
import type { Tree, TreeEntry } from '../../lab/apk/tree.ts';

const common = { uid: 0, gid: 0, modified: 0 };
const node = readFileSync(process.execPath);
const program = (content: Buffer): TreeEntry => ({ ...common, kind: 'file', content, mode: 0o755 });

/** A shared library with nothing in it but its dynamic section: a name of its own and one that it needs. */
function library(soname: string, needed: string): Buffer {
  const strings = Buffer.from(`\0${soname}\0${needed}\0`);
  const file = Buffer.alloc(64 + 2 * 56 + 4 * 16 + strings.length);
  file.write('\x7fELF\x02\x01', 0, 'latin1');
  file.writeBigUInt64LE(64n, 32);
  file.writeUInt16LE(56, 54);
  file.writeUInt16LE(2, 56);
  const dynamic = 64 + 2 * 56;
  const table = dynamic + 4 * 16;
  const segment = (at: number, type: number, offset: number, size: number) => {
    file.writeUInt32LE(type, at);
    file.writeBigUInt64LE(BigInt(offset), at + 8);
    // Loaded 4 KiB above its place in the file, as addresses differ from offsets in real ones.
    file.writeBigUInt64LE(BigInt(offset + 4096), at + 16);
    file.writeBigUInt64LE(BigInt(size), at + 32);
  };
  segment(64, 1, 0, file.length);
  segment(64 + 56, 2, dynamic, 4 * 16);
  const tags = [
    [14, 1],
    [1, 2 + soname.length],
    [5, table + 4096],
    [0, 0],
  ] as const;
  for (const [index, [tag, value]] of tags.entries()) {
    file.writeBigUInt64LE(BigInt(tag), dynamic + index * 16);
    file.writeBigUInt64LE(BigInt(value), dynamic + index * 16 + 8);
  }
  strings.copy(file, table);
  return file;
}

describe('an ELF file', () => {
  test('says what it needs', () => {
    expect(readElf(node)?.needed).toContain('libc.so.6');
    expect(readElf(node)?.interpreter).toMatch(/^\/lib(64)?\/ld-linux/);
  });

  test('says its name', () => {
    expect(readElf(library('libz.so.1', 'libc.so.6'))).toEqual({ soname: 'libz.so.1', needed: ['libc.so.6'] });
  });

  test('is nothing else', () => {
    expect(readElf(Buffer.from('#!/bin/sh\n'))).toBeUndefined();
    expect(readElf(Buffer.alloc(0))).toBeUndefined();
  });
});

describe('a package', () => {
  test('needs the libraries of its programs and provides commands', () => {
    const tree: Tree = new Map([['usr/bin/node', program(node)]]);
    const { depends, provides } = fileRelations(tree, '24.1.0-r0');
    expect(depends).toContain('so:libc.so.6');
    expect(provides).toEqual(['cmd:node=24.1.0-r0']);
  });

  test('provides the libraries that the loader finds, and needs none that it has itself', () => {
    const tree: Tree = new Map([
      ['usr/lib/x86_64-linux-gnu/libz.so.1.3', program(library('libz.so.1', 'libc.so.6'))],
      ['usr/lib/x86_64-linux-gnu/libm.so.6', program(library('libm.so.6', 'libz.so.1'))],
      ['usr/lib/nginx/modules/mod.so', program(library('mod.so.2', 'libm.so.6'))],
    ]);
    expect(fileRelations(tree, '1-r0')).toEqual({
      depends: ['so:libc.so.6'],
      provides: ['so:libm.so.6=6', 'so:libz.so.1=1'],
    });
  });
});
