import type { BuildSystem } from './build-system.ts';
import { javascript } from './javascript.ts';
import { staticSite } from './static.ts';

/**
 * In order of precedence where several manifests lie in one folder. JavaScript stands behind the languages whose projects often keep
 * a package.json for the sake of their assets; conventions come last.
 */
export const BUILD_SYSTEMS: readonly BuildSystem[] = [javascript, staticSite];
