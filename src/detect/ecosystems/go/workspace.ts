import { readGoMod } from './go-mod.ts';
import { blockAfter } from '../../core/text/block.ts';
import type { WorkspaceDefinition } from '../../core/workspace.ts';

/** Modules that a go.work file uses together. */
export const goWorkspace: WorkspaceDefinition = {
  id: 'go-workspace',
  kind: 'Go workspace',
  members(root) {
    const text = root.read('go.work');
    if (text === undefined) return undefined;
    const block = blockAfter(text, /^use\s*\(/m, ')')?.split('\n') ?? [];
    const single = [...text.matchAll(/^use\s+([^\s(]+)\s*$/gm)].map((match) => match[1] ?? '');
    const paths = [...block, ...single].map((line) => line.replace(/\/\/.*/, '').trim()).filter((line) => line !== '');
    const modules = [...new Set(paths)].flatMap((path) => {
      const folder = root.sub(path);
      const mod = readGoMod(folder);
      return mod === undefined ? [] : [{ folder, mod }];
    });
    const names = new Set(modules.map(({ mod }) => mod.module));
    return modules.map(({ folder, mod }) => ({
      name: mod.module,
      path: folder.path,
      needs: mod.requires.map(({ path }) => path).filter((path) => names.has(path)),
    }));
  },
};
