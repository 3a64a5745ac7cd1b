import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DocumentKind } from '../../../src/detect/core/manifests/document.ts';
import { parseDocument } from '../../../src/detect/core/manifests/parse.ts';
import { childrenOf, find, rootElement } from '../../../src/detect/core/manifests/xml.ts';
import { AipackError } from '../../../src/schema/errors.ts';

describe('manifests keep their lines', () => {
  test('JSON with comments and trailing commas', () => {
    const document = parseDocument('json', 'a.json', '{\n  // note\n  "engines": {\n    "node": "22",\n  },\n}');
    expect(document.get('engines', 'node')).toBe('22');
    expect(document.line('engines', 'node')).toBe(4);
    expect(document.line('nothing')).toBeUndefined();
  });

  test('TOML, down to the nearest key', () => {
    const text =
      '[package]\nname = "a"\n\n[dependencies]\naxum = { version = "1" }\n"odd.name" = "2"\n\n[[bin]]\nname = "one"\n\n[[bin]]\nname = "two"\n';
    const document = parseDocument('toml', 'a.toml', text);
    expect(document.line('package', 'name')).toBe(2);
    expect(document.line('dependencies', 'axum', 'version')).toBe(5);
    expect(document.line('dependencies', 'odd.name')).toBe(6);
    expect(document.line('bin', 1, 'name')).toBe(12);
  });

  test('YAML', () => {
    const document = parseDocument('yaml', 'a.yaml', 'services:\n  web:\n    ports:\n      - 80\n');
    expect(document.get('services', 'web', 'ports', 0)).toBe(80);
    expect(document.line('services', 'web', 'ports', 0)).toBe(4);
  });

  test('XML', () => {
    const document = parseDocument('xml', 'pom.xml', '<project xmlns="u">\n <a>1</a>\n <a>2</a>\n</project>');
    expect(childrenOf(rootElement(document), 'a').map(({ text, line }) => [text, line])).toEqual([
      ['1', 2],
      ['2', 3],
    ]);
    expect(find(rootElement(document), 'b')).toBeUndefined();
  });
});

describe('a manifest that cannot be read', () => {
  test.each<[DocumentKind, string, number]>([
    ['json', '{\n "a": \n}', 3],
    ['toml', 'a = 1\nb = \n', 2],
    ['yaml', 'a: 1\nb: [\n', 3],
    ['xml', '<a>\n<b></c>\n</a>', 2],
  ])('names its line (%s)', (kind, text, line) => {
    expect(() => parseDocument(kind, 'file', text)).toThrow(
      new RegExp(`^file:${line}: is not valid ${kind.toUpperCase()}`),
    );
  });

  test('cannot expand entities or aliases without bound', () => {
    expect(() => parseDocument('xml', 'f', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toThrow(AipackError);
    const bomb = `a: &a [x]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${`*${'abcdefghij'[i] ?? ''},`.repeat(9)}]`).join('\n')}`;
    expect(() => parseDocument('yaml', 'f', bomb)).toThrow(/aliases/);
  });

  test('cannot overflow the stack by nesting', () => {
    expect(() => parseDocument('json', 'f', '['.repeat(100_000))).toThrow(AipackError);
    expect(() => parseDocument('xml', 'f', '<a>'.repeat(100_000))).toThrow(AipackError);
  });

  test.each<DocumentKind>(['json', 'toml', 'yaml', 'xml'])('is an AipackError for any text at all (%s)', (kind) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        try {
          parseDocument(kind, 'f', text);
        } catch (error) {
          expect(error).toBeInstanceOf(AipackError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
