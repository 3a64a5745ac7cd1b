import type { Problem } from './errors.ts';
import type { Locate } from './locate.ts';
import type { UniversalBuild } from './universal-build.ts';
import { cachePathRule } from './rules/cache-paths.ts';
import { commandRule } from './rules/commands.ts';
import { pathRule } from './rules/paths.ts';
import { portRule } from './rules/ports.ts';
import type { ValidationRule } from './rules/rule.ts';
import { zeroByteRule } from './rules/zero-bytes.ts';

/** Rules that need nothing but the build itself; the package rule joins them where an index is at hand. */
export const STATIC_RULES: readonly ValidationRule[] = [commandRule, zeroByteRule, portRule, pathRule, cachePathRule];

/** Runs every rule and collects what they say, in the order of the rules; with `locate`, each at its place in a file. */
export function validateBuild(
  build: UniversalBuild,
  rules: readonly ValidationRule[],
  locate?: Locate,
): readonly Problem[] {
  return rules
    .flatMap((rule) => rule.check(build))
    .map(({ path, ...problem }) => (locate === undefined ? problem : { ...problem, location: locate(path) }));
}
