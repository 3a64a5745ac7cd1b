import { describe, expect, test } from '@jest/globals';
import { KeptLog } from '../../../../src/app/start/kept-log.ts';
import { ToldLines, type Told } from '../../../../src/app/start/told.ts';

function told(...parts: readonly string[]): Told {
  const lines = new ToldLines();
  for (const part of parts) lines.add(Buffer.from(part));
  return lines.told;
}

describe('what aipack-aide tells', () => {
  test('is read line by line, wherever it is cut', () => {
    expect(
      told('listen 00000000:0B', 'B8\nhttp 200\nrea', 'dy 120\nresident 4096\nfile /tmp/a b\nfiles 1\nended 9\n'),
    ).toEqual({
      listens: [{ address: '0.0.0.0', port: 3000, loopback: false }],
      taken: false,
      http: 200,
      ready: 120,
      resident: 4096,
      files: ['/tmp/a b'],
      fileCount: 1,
      ended: 9,
    });
  });

  test.each([
    ['0100007F:0BB8', '127.0.0.1', true],
    ['0200007F:0BB8', '127.0.0.2', true],
    ['0A00000A:0BB8', '10.0.0.10', false],
    ['00000000000000000000000000000000:0BB8', '::', false],
    ['00000000000000000000000001000000:0BB8', '::1', true],
    ['0000000000000000FFFF00000100007F:0BB8', '127.0.0.1', true],
    ['0000000000000000FFFF000000000000:0BB8', '0.0.0.0', false],
  ])('the address %s is %s', (text, address, loopback) => {
    expect(told(`listen ${text}\n`).listens).toEqual([{ address, port: 3000, loopback }]);
  });

  test.each([
    'listen x',
    'listen 0100007F',
    'http -1',
    'http 1e3',
    'ready',
    'resident 99999999999',
    'constructor 1',
    '__proto__ 1',
  ])('a line that is none of its own is passed over: %s', (line) => {
    expect(told(`${line}\n`)).toEqual({ listens: [], taken: false, files: [] });
  });

  test('has an end, whatever is written', () => {
    const { files, listens } = told('listen 0100007F:0BB8\nfile /a\n'.repeat(1000), 'x'.repeat(100_000), '\nready 1\n');
    expect({ files: files.length, listens: listens.length }).toEqual({ files: 64, listens: 64 });
  });
});

test('of a long log its beginning and its end are kept', () => {
  const log = new KeptLog();
  for (let i = 0; i < 1000; i++) log.add(Buffer.from(`line ${i}\n`));
  log.add(Buffer.from('unfinished'));
  expect(log.lines).toHaveLength(201);
  expect([log.lines[0], log.lines[99], log.lines[100], log.lines[199], log.lines[200]]).toEqual([
    ...['line 0', 'line 99', 'line 900', 'line 999', 'unfinished'],
  ]);
});
