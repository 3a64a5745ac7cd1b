import { purl } from './purl.ts';
import type { Component, Found } from './types.ts';

/** A layer of an image, the lowest first in its list. */
export interface Layer {
  /** What made it. */
  readonly title: string;
  /** `sha256:…` of its blob, where that is known before the image is exported. */
  readonly digest?: string;
}

/** Everything that a document about one platform's image tells. */
export interface Inventory {
  /** Of the document. */
  readonly name: string;
  /** Of what was built. */
  readonly project: string;
  readonly toolVersion: string;
  /** Seconds since 1970 that the image has as its time. */
  readonly epoch: number;
  readonly source: { readonly repository?: string; readonly revision?: string };
  readonly layers: readonly Layer[];
  readonly listed: readonly Listed[];
  /** What was not read. */
  readonly gaps: readonly string[];
}

/** A component, where it lies, and which layers brought it. */
export interface Listed {
  readonly component: Component;
  readonly purl: string;
  /** Files that speak of it, none for packages of the distribution. */
  readonly paths: readonly string[];
  /** Places in the list of layers. */
  readonly layers: readonly number[];
}

/** A folder or file that a layer brought, by its absolute path. */
export interface Brought {
  readonly path: string;
  readonly layer: number;
}

/** One entry a package URL, sorted by it, however often the image has the same thing. */
export function listed(found: readonly Found[], brought: readonly Brought[]): readonly Listed[] {
  const byUrl = new Map<string, { component: Component; paths: Set<string>; layers: Set<number> }>();
  for (const { component, path } of found) {
    const url = purl(component);
    const known = byUrl.get(url) ?? { component, paths: new Set(), layers: new Set() };
    byUrl.set(url, known);
    known.paths.add(path);
    const layer = layerOf(path, brought);
    if (layer !== undefined) known.layers.add(layer);
  }
  return [...byUrl]
    .map(([url, { component, layers, paths }]) => ({
      component,
      purl: url,
      paths: [...paths].sort(),
      layers: [...layers].sort((a, b) => a - b),
    }))
    .sort(byPurl);
}

export function byPurl(a: Listed, b: Listed): number {
  return a.purl < b.purl ? -1 : a.purl > b.purl ? 1 : 0;
}

/** The layer that brought the innermost folder around a path; of several that brought the same, the last one. */
function layerOf(path: string, brought: readonly Brought[]): number | undefined {
  if (!path.startsWith('/')) return undefined;
  const around = brought.filter((each) => each.path === '/' || path === each.path || path.startsWith(`${each.path}/`));
  return around.reduce<Brought | undefined>(
    (best, each) => (best === undefined || each.path.length >= best.path.length ? each : best),
    undefined,
  )?.layer;
}
