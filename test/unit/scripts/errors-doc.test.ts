import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from '../../../scripts/errors-doc.ts';

const root = join(import.meta.dirname, '../../..');

test('docs/errors.md tells the codes that the source has; otherwise run scripts/errors-doc.ts', () => {
  expect(readFileSync(join(root, 'docs/errors.md'), 'utf8')).toBe(errorsPage());
});

test('which problem a reason becomes, and how the command ends, are taken from the program', () => {
  expect(errorsPage()).toMatch(/^\| `INDEX_UNAVAILABLE` \| .* \| 75 \|$/m);
  expect(errorsPage()).toMatch(/^\| `TLS_FAILED` \| .* \| `BUILDKIT_UNAVAILABLE` \|$/m);
  expect(errorsPage()).toMatch(/^\| `INDEX_SIGNATURE` \| .* \| `INDEX_REFUSED` \|$/m);
});
