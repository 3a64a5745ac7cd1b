import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const texts = globSync(['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.{ts,mjs}'], { cwd: root })
  .filter((file) => !file.startsWith('src/proto/'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

test('what a file exports is named in another file', () => {
  const places = new Map<string, number>();
  for (const { text } of texts) {
    for (const word of new Set(text.match(/\w+/g))) places.set(word, (places.get(word) ?? 0) + 1);
  }
  // Types that a signature has are exported with it, whether or not anybody names them yet.
  const exported = texts.flatMap(({ file, text }) =>
    file.startsWith('src/')
      ? [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(([, name = '']) => [
          file,
          name,
        ])
      : [],
  );
  expect(exported.length).toBeGreaterThan(300);
  expect(exported.filter(([, name = '']) => (places.get(name) ?? 0) < 2)).toEqual([]);
});
