import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { streamsTable, withTable } from '../../../scripts/packages-doc.ts';
import { wolfiIndex } from '../../support/wolfi-data.ts';

const document = readFileSync(join(import.meta.dirname, '../../../docs/packages.md'), 'utf8');

test('the table of streams is what the index says', () => {
  expect(withTable(document, streamsTable(wolfiIndex()))).toBe(document);
});

test('a document without a place for the table is refused', () => {
  expect(() => withTable('# Packages', 'table')).toThrow('no place for the table');
});
