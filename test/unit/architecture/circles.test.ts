import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { circle, importGraph } from '../../../scripts/lint/circles.ts';
import { projectRoot, startScript } from '../../support/run-program.ts';

const imports = importGraph();
const files = [...imports.keys()];

test('no file leads back to itself, at run time or by its types', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.map((file) => circle(imports, file)).filter((way) => way !== undefined)).toEqual([]);
});

/** Programs: to import them is to run them. */
const PROGRAMS = ['src/action/cache/program.ts', 'src/action/main.ts', 'src/action/post.ts', 'src/cli/main.ts'];

test('every other file can be imported, which does nothing yet', async () => {
  const others = files.filter((file) => !PROGRAMS.includes(file));
  expect(others).toHaveLength(files.length - PROGRAMS.length);
  // Without circles, what a file needs is complete before it, whichever was first; a process for each would take minutes.
  const paths = others.map((file) => join(projectRoot, file));
  const { stdout, stderr, exitCode } = await startScript('test/unit/architecture/import-all.mjs', paths, {}).ended;
  expect({ stdout, stderr, exitCode }).toEqual({ stdout: '', stderr: '', exitCode: 0 });
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

test('no ecosystem knows another: what one does for projects of others is asked of the registry', () => {
  const ecosystemOf = (file: string) => /^src\/detect\/ecosystems\/([^/]+)\//.exec(file)?.[1];
  const across = files.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((target) => {
        const [from, to] = [ecosystemOf(file), ecosystemOf(target)];
        return from !== undefined && to !== undefined && from !== to;
      })
      .map((target) => [file, target]),
  );
  expect(files.filter((file) => ecosystemOf(file) !== undefined).length).toBeGreaterThan(150);
  expect(across).toEqual([]);
});
