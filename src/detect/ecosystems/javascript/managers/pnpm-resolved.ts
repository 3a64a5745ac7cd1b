import { lookup } from '../../../../untrusted/lookup.ts';
import { placeOf, reached, type ResolvedFor } from '../../../core/lock-file.ts';
import { asRecord, asString } from '../../../core/manifests/document.ts';
import { parseDocument } from '../../../core/manifests/parse.ts';

const NEEDED = ['dependencies', 'optionalDependencies'] as const;
/** What is in the file for one member or package each, or tells nothing of what is installed. */
const APART = new Set(['importers', 'packages', 'snapshots', 'catalogs', 'time']);

/** What a pnpm-lock.yaml resolves for a member and the root; those of one project alone have no list of members. */
export function pnpmResolved(text: string): ResolvedFor {
  const root = asRecord(parseDocument('yaml', 'pnpm-lock.yaml', text).root);
  const importers = asRecord(root.importers);
  const packages = asRecord(root.packages);
  const snapshots = root.snapshots === undefined ? packages : asRecord(root.snapshots);
  const common = JSON.stringify(Object.entries(root).filter(([name]) => !APART.has(name)));
  /** Packages are called in another way by each format of the file, and under another name by what needs them as that. */
  const find = (name: string, version: string): string | undefined =>
    [`${name}@${version}`, `/${name}@${version}`, `/${name}/${version}`, version, `/${version}`].find((key) =>
      Object.hasOwn(snapshots, key),
    );
  const needs = (entry: unknown, fields: readonly string[]): readonly string[] | undefined => {
    const found = fields
      .flatMap((field) => Object.entries(asRecord(lookup(asRecord(entry), field))))
      .map(([name, value]) => [name, asString(value) ?? asString(asRecord(value).version) ?? ''] as const)
      // A member of the workspace, which is asked for by itself.
      .filter(([, version]) => !version.startsWith('link:'))
      .map(([name, version]) => find(name, version));
    return found.includes(undefined) ? undefined : found.filter((key) => key !== undefined);
  };
  const line = (key: string): string => {
    const { resolution, requiresBuild, patched } = asRecord(
      lookup(packages, withoutPeers(key)) ?? lookup(packages, key),
    );
    return JSON.stringify([key, resolution, requiresBuild, patched]);
  };
  return (workspace, member) => {
    const places = [...new Set(['.', placeOf(workspace, member) || '.'])];
    if (!Object.hasOwn(importers, places.at(-1) ?? '')) return undefined;
    const starts = places.map((place) => needs(lookup(importers, place), [...NEEDED, 'devDependencies']));
    if (starts.includes(undefined)) return undefined;
    const lines = reached(
      starts.flatMap((keys) => keys ?? []),
      (key) => needs(lookup(snapshots, key), NEEDED),
      line,
    );
    return lines === undefined ? undefined : `${common}\n${lines}`;
  };
}

/** `react-dom@18.2.0(react@18.2.0)` → `react-dom@18.2.0`. */
function withoutPeers(key: string): string {
  const end = key.indexOf('(');
  return end < 0 ? key : key.slice(0, end);
}
