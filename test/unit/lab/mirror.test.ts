import { expect, test } from '@jest/globals';
import { archiveAmong } from '../../lab/debian/mirror.ts';

test('the Debian archive is found among other sources', () => {
  const sources = `http://vendor.test/node/ nodistro main
http://mirror.test/debian-security/ bookworm-security main
http://mirror.test/debian/ bookworm-updates main
http://mirror.test/debian/ bookworm main
http://mirror.test/debian/ bookworm contrib
`;
  expect(archiveAmong(sources)).toBe('http://mirror.test/debian/');
});

test('an archive may lie anywhere', () => {
  expect(archiveAmong('http://snapshots.test/20260101/ stable main\n')).toBe('http://snapshots.test/20260101/');
});

test('there may be none', () => {
  expect(archiveAmong('http://mirror.test/debian/ bookworm-updates main\n')).toBeUndefined();
  expect(archiveAmong('')).toBeUndefined();
});
