import { lookup } from '../../../untrusted/lookup.ts';
import type { ShellCode } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';
import type { Folder } from '../../core/folder.ts';
import { manifestIn, type PackageJson } from './package-json.ts';
import { lifecycleScripts } from './lifecycle.ts';
import { prismaInputs } from './prisma.ts';

/** Tools in lifecycle scripts that need nothing of the project beyond the folders named here. */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  husky: [],
  'is-ci': [],
  'only-allow': [],
  'patch-package': ['patches'],
  prisma: ['prisma'],
  'simple-git-hooks': [],
};

/**
 * What lifecycle scripts need beside the manifests: folders and files that exist, or undefined when only the whole tree is sure to be enough.
 */
export function lifecycleInputs(folder: Folder, manifest: PackageJson): readonly string[] | undefined {
  const inputs: string[] = [];
  for (const name of lifecycleScripts(manifest)) {
    for (const part of (lookup(manifest.scripts, name) ?? '').split(/&&|\|\||;/)) {
      const words = part
        .trim()
        .replace(/^npx\s+(?:-\S+\s+)*/, '')
        .split(/\s+/);
      const needed = lookup(HARMLESS, words[0] ?? '');
      if (needed === undefined) return undefined;
      if (words[0] === 'prisma') inputs.push(...prismaInputs(folder, manifest));
      inputs.push(...needed, ...words.slice(1).filter((word) => /[./]/.test(word)));
    }
  }
  return folder.existing(...inputs);
}

/** Manifests that an install reads: the root's, and in a workspace those of all members, or else the lock file does not fit. */
export function manifestInputs(here: Folder, root: Folder, memberPaths: readonly string[]): readonly string[] {
  const all = [root.path, ...memberPaths].flatMap((path) => {
    const folder = root.sub(root.relative(path));
    const name = manifestIn(folder);
    return name === undefined ? [] : [here.relative(folder.sub(name).path)];
  });
  return [...new Set(all)];
}

/** A command with its inputs, without those when they are not known. */
export function commandOf(run: ShellCode, name: string, inputs: readonly string[] | undefined): BuildCommand {
  return inputs === undefined ? { run, name } : { run, name, inputs: [...inputs] };
}
