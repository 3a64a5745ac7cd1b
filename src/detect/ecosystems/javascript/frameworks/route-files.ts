import type { Found } from '../../../core/types.ts';
import type { JavascriptView } from '../framework.ts';

const NAMES = ['health', 'healthz', 'healthcheck', 'ping', 'status'];

/**
 * A health endpoint of a framework whose routes are files. Each place is a file without its ending and the path that it answers,
 * both with `*` where the name of the endpoint stands.
 */
export function healthFile(
  view: JavascriptView,
  places: readonly (readonly [stem: string, path: string])[],
  endings: readonly string[] = ['.ts', '.js', '.tsx', '.jsx', '.mts', '.mjs'],
): Found<string> | undefined {
  for (const name of NAMES) {
    for (const [stem, path] of places) {
      const file = view.folder.first(...endings.map((ending) => stem.replace('*', name) + ending));
      if (file === undefined) continue;
      return { value: path.replace('*', name), because: 'this file is its route', location: view.folder.where(file) };
    }
  }
  return undefined;
}
