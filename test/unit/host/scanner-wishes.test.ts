import { describe, expect, test } from '@jest/globals';
import type { ScannerChoice } from '../../../src/app/attest.ts';
import { parseVersion } from '../../../src/buildkit/version.ts';
import { checkScanner } from '../../../src/host/scanner-wishes.ts';

const plain: ScannerChoice = { generator: 'x', context: false, stage: false, options: {} };
const wished: ScannerChoice = { ...plain, options: { DEPTH: '2', ALL: 'yes' } };

/** What is warned of a scan of a Dockerfile on a BuildKit of a version. */
function warnings(choice: ScannerChoice, version: string, text?: string, syntax?: string): readonly string[] {
  const told: string[] = [];
  const info = { version: parseVersion(version), versionText: version };
  checkScanner(choice, { text, label: 'Dockerfile', syntax, info }, (message) => told.push(message));
  return told;
}

describe('options of a scanner', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['a BuildKit that hands them on', 'v0.17.0', undefined, undefined],
    [
      'a frontend of the file, newer than the BuildKit',
      'v0.13.2',
      '# syntax=docker/dockerfile:1\nFROM scratch\n',
      undefined,
    ],
    ['one by its version', 'v0.13.2', '# escape=`\n#syntax = docker/dockerfile:1.11-labs\nFROM scratch\n', undefined],
    ['one that an argument names', 'v0.13.2', 'FROM scratch\n', 'docker/dockerfile:1.12.0'],
  ])('are given to %s', (_what, version, text, syntax) => {
    expect(warnings(wished, version, text, syntax)).toEqual([]);
  });

  test.each<[string, string, string | undefined, string | undefined]>([
    ['an older BuildKit', 'v0.16.9', undefined, undefined],
    [
      'an older frontend of the file',
      'v0.25.0',
      '# syntax=docker.io/docker/dockerfile:1.10@sha256:00\nFROM scratch\n',
      undefined,
    ],
    ['an older one that an argument names', 'v0.25.0', 'FROM scratch\n', 'docker/dockerfile:1.4'],
  ])('are refused for %s, which would leave them out in silence', (_what, version, text, syntax) => {
    expect(() => warnings(wished, version, text, syntax)).toThrow(
      /would not get ALL, DEPTH: its options need BuildKit 0.17/,
    );
  });

  test.each<[string, string, string | undefined]>([
    ['a BuildKit that does not say its version', '', undefined],
    ['a frontend of somebody else', 'v0.25.0', '# syntax=registry.example/frontend:1.20\nFROM scratch\n'],
    ['another branch of Docker\u2019s', 'v0.25.0', '# syntax=docker/dockerfile:master\nFROM scratch\n'],
  ])('are warned of with %s', (_what, version, text) => {
    expect(warnings(wished, version, text)).toEqual([
      expect.stringMatching(/^Whether the scanner gets ALL, DEPTH is not known/) as unknown,
    ]);
  });

  test('that nobody gives are nothing to tell of', () => {
    expect(warnings(plain, '', '# syntax=registry.example/frontend\n')).toEqual([]);
  });
});

test('what a Dockerfile does not declare is not scanned, which is refused', () => {
  expect(() => warnings({ ...plain, context: true }, 'v0.25.0', 'FROM scratch\n')).toThrow(
    /does not declare BUILDKIT_SBOM_SCAN_CONTEXT/,
  );
});
