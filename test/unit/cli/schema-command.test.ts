import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaText } from '../../../src/cli/schema-command.ts';

/** Editors read the published files: `aipack schema NAME > schemas/…` makes them anew. */
test.each([
  ['aipack.yml', 'aipack.schema.json'],
  ['universal-build', 'universal-build.schema.json'],
])('the published schema of %s is the one that is checked against', (name, file) => {
  expect(readFileSync(join(import.meta.dirname, '../../../schemas', file), 'utf8')).toBe(schemaText(name));
});
