import { posix } from 'node:path';
import { lookup } from '../untrusted/lookup.ts';

/** Folders that tools fill and nobody writes by hand, wherever they lie. */
const ALWAYS = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '__pycache__',
  '.venv',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.gradle',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.turbo',
  '.parcel-cache',
  '.angular',
  '.terraform',
  '.zig-cache',
]);

/**
 * Folders whose name is also a good name for source code: noise only beside or around a file that shows which tool fills them.
 * Names with a slash are looked up inside the folder itself.
 */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  target: ['Cargo.toml', 'pom.xml', 'build.sbt', 'project.clj'],
  obj: ['obj/project.assets.json'],
  venv: ['venv/pyvenv.cfg'],
  env: ['env/pyvenv.cfg'],
  _build: ['mix.exs'],
  deps: ['mix.exs'],
  'zig-cache': ['build.zig'],
  'zig-out': ['build.zig'],
};

/** Whether a folder holds what tools leave behind: never sent, never looked into. */
export function isNoise(directory: string, exists: (path: string) => boolean): boolean {
  const name = posix.basename(directory);
  if (ALWAYS.has(name)) return true;
  const marks = lookup(BESIDE, name);
  if (marks === undefined) return false;
  const parent = posix.dirname(directory);
  return marks.some((mark) => exists(posix.join(parent, mark)));
}
