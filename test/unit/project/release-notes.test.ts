import { expect, test } from '@jest/globals';

interface Script {
  readonly releaseNotes: (changelog: string, version: string) => string | undefined;
}

// An address instead of a path, since the script has no types to check.
const { releaseNotes } = (await import(new URL('../../../scripts/release-notes.mjs', import.meta.url).href)) as Script;

const CHANGELOG = `# Changelog

## Unreleased

## [1.2.0] - 2026-12-01

### Added

- One thing.

## 1.1.0

- Another.

## 1.0.0
`;

test.each([
  ['1.2.0', '### Added\n\n- One thing.'],
  ['1.1.0', '- Another.'],
  ['1.0.0', undefined],
  ['Unreleased', undefined],
  ['1.2', undefined],
])('the notes of %s', (version, notes) => {
  expect(releaseNotes(CHANGELOG, version)).toBe(notes);
});
