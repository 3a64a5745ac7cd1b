/** Writes what detection says of every fixture over the golden files; the difference is then reviewed as text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureNames, goldenText, GOLDENS } from './golden.ts';

mkdirSync(GOLDENS, { recursive: true });
for (const name of fixtureNames()) writeFileSync(join(GOLDENS, `${name}.json`), goldenText(name));
