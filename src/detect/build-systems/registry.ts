import type { BuildSystem } from './build-system.ts';
import { cargo } from './cargo.ts';
import { go } from './go.ts';
import { javascript } from './javascript.ts';
import { python, pythonProgram } from './python.ts';
import { staticSite } from './static.ts';

/**
 * In order of precedence where several manifests lie in one folder. JavaScript stands behind the languages whose projects often keep
 * a package.json for the sake of their assets; conventions come last.
 */
export const BUILD_SYSTEMS: readonly BuildSystem[] = [go, cargo, python, javascript, pythonProgram, staticSite];
