import type { Folder } from '../../core/folder.ts';
import { asString } from '../../core/manifests/document.ts';
import { chooseWish, type WishChoice } from '../../core/version-wish.ts';
import { versionFileWishes, wishOf } from '../../core/version-files.ts';

const FILES = {
  plain: ['.python-version', 'runtime.txt'],
  tools: ['python'],
  depth: 2,
  read: pythonRange,
} as const;

/**
 * A version or a specifier set (PEP 440) as a range in npm's notation: `>=3.11,<4` → `>=3.11 <4`, `~=3.11.2` → `~3.11.2`, `python-3.12.1` → `3.12.1`.
 * Exclusions (`!=`) concern patch levels and fall away. Undefined for what asks for nothing: `pypy`, `system`.
 */
export function pythonRange(text: string): string | undefined {
  const clean = text.replace(/^(?:c?python)[-@]?/i, '').trim();
  const alternatives = clean.split('||').map((alternative) =>
    alternative
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '' && !part.startsWith('!='))
      .map(specifier)
      .join(' '),
  );
  return alternatives.every((part) => /\d/.test(part)) ? alternatives.join(' || ') : undefined;
}

function specifier(part: string): string {
  const compatible = /^~=\s*(\d+)\.(\d+)(?:\.(\d+))?$/.exec(part);
  // Two parts leave the second one open: ~=3.11 means any 3.x from 3.11 on.
  if (compatible)
    return compatible[3] === undefined
      ? `^${compatible[1]}.${compatible[2]}.0`
      : `~${compatible[1]}.${compatible[2]}.${compatible[3]}`;
  return part
    .replace(/^===?\s*/, '')
    .replace(/(?:a|b|rc)\d+$|-dev$/, '')
    .replace(/\.\*$/, '');
}

/** Order: `requires-python` (or Poetry's and Pipenv's own fields), then `.python-version`, runtime.txt, `.tool-versions` and mise.toml. */
export function pythonWish(folder: Folder): WishChoice {
  const pyproject = folder.toml('pyproject.toml');
  const pipfile = folder.toml('Pipfile');
  const field = (path: readonly string[]) => {
    const text = asString(pyproject?.get(...path));
    return wishOf(text, path.join('.'), folder.where('pyproject.toml', pyproject?.line(...path)), FILES);
  };
  const pipenv = ['python_full_version', 'python_version'].flatMap((name) => {
    const text = asString(pipfile?.get('requires', name));
    return wishOf(text, `Pipfile ${name}`, folder.where('Pipfile', pipfile?.line('requires', name)), FILES);
  });
  return chooseWish(
    [
      ...field(['project', 'requires-python']),
      ...field(['tool', 'poetry', 'dependencies', 'python']),
      ...pipenv,
      ...versionFileWishes(folder, FILES),
    ],
    2,
  );
}
