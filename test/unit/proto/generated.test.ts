import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Generator {
  readonly generate: () => Promise<ReadonlyMap<string, string>>;
}

// An address instead of a path, since the script has no types to check.
const generator = new URL('../../../scripts/proto.mjs', import.meta.url).href;

test('the generated message files match proto/', async () => {
  const { generate } = (await import(generator)) as Generator;
  for (const [path, text] of await generate()) expect([path, readFileSync(path, 'utf8')]).toEqual([path, text]);
});
