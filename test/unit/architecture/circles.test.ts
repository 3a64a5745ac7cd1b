import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const files = globSync('src/**/*.ts', { cwd: root }).sort();

/** The files of ours that each file names, types included. */
const imports = new Map(
  files.map((file) => [
    file,
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)].map((match) =>
      normalize(join(dirname(file), match[1] ?? '')),
    ),
  ]),
);

/** The way from a file back to itself, if there is one. */
function circle(start: string): readonly string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const next of imports.get(file) ?? []) {
      if (next === start) {
        const way = [start];
        for (let at: string | undefined = file; at !== undefined && at !== start; at = from.get(at)) way.unshift(at);
        return [start, ...way];
      }
      if (from.has(next)) continue;
      from.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

test('no file leads back to itself, at run time or by its types', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.map(circle).filter((way) => way !== undefined)).toEqual([]);
});

test('the core of detection knows no language and no kind of hint', () => {
  const core = files.filter((file) => file.startsWith('src/detect/core/'));
  const beyond = core.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((target) => /^src\/detect\/(?!core\/)/.test(target))
      .map((target) => [file, target]),
  );
  expect(core.length).toBeGreaterThan(30);
  expect(beyond).toEqual([]);
});

test('hints know no language, and only the registry names them all', () => {
  const hints = files.filter((file) => file.startsWith('src/detect/hints/'));
  const named = hints.flatMap((file) => (imports.get(file) ?? []).filter((target) => target.includes('/ecosystems/')));
  expect(named).toEqual([]);
  const all = files.filter((file) =>
    (imports.get(file) ?? []).some((target) => target.endsWith('detect/hints/index.ts')),
  );
  expect(all).toEqual(['src/detect/registry.ts']);
});
