import type { Found } from '../../../core/types.ts';
import type { JavascriptView } from '../framework.ts';
import { UNKNOWN, type Setting } from './config-value.ts';

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

/** A route below the path that a configuration puts before all of them; undefined where that path can't be told. */
export function below(base: Setting | undefined, route: Found<string> | undefined): Found<string> | undefined {
  const value = base?.value;
  if (route === undefined || value === UNKNOWN) return undefined;
  const prefix = typeof value === 'string' ? value.replace(/^\.?\//, '').replace(/\/$/, '') : '';
  return prefix === '' || prefix === '.' ? route : { ...route, value: `/${prefix}${route.value}` };
}
