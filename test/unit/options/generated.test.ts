import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Generator {
  readonly generate: () => Promise<ReadonlyMap<string, string>>;
}

// An address instead of a path, since the script has no types to check.
const generator = new URL('../../../scripts/options.mjs', import.meta.url).href;

test('what users read of options is what the table says: run `npm run options`', async () => {
  const { generate } = (await import(generator)) as Generator;
  const files = await generate();
  expect([...files.keys()].map((path) => path.replace(/.*\//, ''))).toEqual([
    ...['options.md', 'action.yml', 'action.yml', 'inputs.md'],
  ]);
  for (const [path, text] of files) expect([path, readFileSync(path, 'utf8')]).toEqual([path, text]);
});
