import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

test('@throws names a kind of error first, without braces, and then its codes or when', () => {
  const lines = globSync(['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'], { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^ *(?:\/\*\*.*|\* .*)@throws (.*)$/gm)].map(
      ([, said = '']) => ({
        file,
        said,
      }),
    ),
  );
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter(({ said }) => !/^[A-Z]\w+/.test(said))).toEqual([]);
});
