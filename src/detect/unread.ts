import { posix } from 'node:path';
import type { DetectResult } from './detect.ts';
import type { Repository } from './core/repository.ts';

/** Files that say nothing of how something is built or started, or that everybody has. */
const ASIDE =
  /^\.(?:git|docker|helm|npm)ignore$|^\.(?:editorconfig|gitattributes|gitkeep|prettier.{0,20}|eslint.{0,20}|env.{0,20})$|\.(?:md|txt|rst|lock|png|svg|ico|jpe?g|webp|csv|pdf)$|^(?:licen[cs]e|notice|authors|changelog|readme|codeowners)/i;
/** What looks as if it said how something is set up, built or started: settings, scripts, and files without an extension. */
const TELLING =
  /\.(?:json5?|jsonc|ya?ml|toml|xml|ini|cfg|conf|properties|gradle|kts|sh|nix|hcl|tf|mk|cmake|bazel|sbt)$|^[^.]+$/i;
/** Files that are told: more of them help nobody. */
const MOST = 20;

/**
 * Files in the root and beside each service that look as if they said something of it, and of which nothing was read: what detection does
 * not understand. At most {@link MOST}, in the order of their folders.
 */
export function unreadFiles(repository: Repository, { builds }: Pick<DetectResult, 'builds'>): readonly string[] {
  const named = new Set(
    builds.flatMap(({ metadata }) => metadata.reasoning.flatMap(({ file }) => (file === undefined ? [] : [file]))),
  );
  const folders = [...new Set(['.', ...builds.map(({ metadata }) => metadata.path)])];
  return folders
    .flatMap((folder) => repository.list(folder).files.map((name) => posix.join(folder, name)))
    .filter((path) => isTelling(posix.basename(path)) && !named.has(path) && !repository.wasOpened(path))
    .slice(0, MOST);
}

function isTelling(name: string): boolean {
  return TELLING.test(name) && !ASIDE.test(name);
}
