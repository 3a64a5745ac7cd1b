/** @cost 3 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../../../src/buildkit/index.ts';
import { copy, file, local, marshal, scratch, type CopyOptions } from '../../../src/llb/index.ts';
import { literalPattern, literalSource } from '../../../src/schema/literal-paths.ts';
import { connectLab, platform, withDirectory } from './support.ts';

let client: Client;
beforeAll(async () => {
  client = await connectLab();
});
afterAll(() => {
  client.close();
});

/** Names that a pattern reads something into, each beside one that the pattern would fit. */
const NAMES = ['*', 'a[b]', 'ab', 'c?d', 'cxd', '!e', 'e', ' f ', 'f', 'g\\h', 'gh', '[i', 'plain', '**'];

test.each(NAMES)('a file called %j is copied, and no other', async (name) => {
  await withDirectory(async (directory) => {
    for (const each of NAMES) writeFileSync(join(directory, each), each);
    const named = async (from: string, options: CopyOptions): Promise<readonly string[]> => {
      let names: readonly string[] = [];
      await client.build({ locals: { tree: { path: directory } } }, async (gateway) => {
        const state = file(scratch(), [copy(local('tree'), from, '/to/', { createDestPath: true, ...options })]);
        const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true });
        names = (await ref.readDir('/to')).map((entry) => entry.name);
        return { platforms: [] };
      });
      return names;
    };
    expect(await named(`/${literalSource(name)}`, { wildcard: true })).toEqual([name]);
    expect(await named('/', { contentsOnly: true, include: [literalPattern(name)] })).toEqual([name]);
  });
});
