import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../../../scripts/lint/rooms.ts';
import { projectRoot } from '../../support/run-program.ts';

const read = (name: string): string => readFileSync(join(projectRoot, name), 'utf8');

describe('ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md');
  /** Cells of a table's row that is about rooms, by room. */
  const rows = new Map(
    [...text.matchAll(/^\| ((?:`src\/\w+`(?:, )?)+) \|[^|]*\| ([^|]*) \|$/gm)].flatMap(([, rooms = '', known = '']) =>
      [...rooms.matchAll(/src\/(\w+)/g)].map(([, room = '']) => [room, known] as const),
    ),
  );

  test('has a row for each room', () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(table.rooms).sort());
  });

  test.each(Object.entries(table.rooms).filter(([room]) => !/all|above/.test(rows.get(room) ?? '')))(
    'says what src/%s may import',
    (room, known) => {
      const said = rows.get(room) ?? '';
      expect(said.startsWith('nothing') ? [] : said.split(', ').sort()).toEqual([...known].sort());
    },
  );
});

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names files that are there', (name) => {
  const named = [...read(name).matchAll(/`((?:src|test|docs|scripts|bench|proto)\/[\w./-]*)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !path.includes('NAME') && !existsSync(join(projectRoot, path)))).toEqual([]);
});
