import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddedEntry, PackageDefinition } from './definition.ts';

/** Where the stand-in for apk keeps its parts; its own text says the same. */
const standIn = 'usr/lib/apk-stand-in';

function scripts(): Record<string, AddedEntry> {
  const folder = join(import.meta.dirname, '..', 'base-image');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const parts = ['contents.awk', 'info.awk', 'record.awk', 'select.awk'].map(
    (name) => [`${standIn}/${name}`, { content: read(name) }] as const,
  );
  return { 'usr/bin/apk': { content: read('apk.sh'), mode: 0o755 }, ...Object.fromEntries(parts) };
}

/**
 * The packages that only this lab can make: its key, and apk itself: the script, or the real program when `apkBinary` is its path.
 */
export function ownPackages(
  key: { name: string; publicKey: string },
  apkBinary: string | undefined,
): PackageDefinition[] {
  const apk: Record<string, AddedEntry> =
    apkBinary === undefined
      ? scripts()
      : { 'usr/bin/apk': { binary: readFileSync(apkBinary).toString('base64'), mode: 0o755 } };
  return [
    {
      name: 'apk-tools',
      description: 'apk-tools (Wolfi package manager)',
      license: 'GPL-2.0-only',
      from: { kind: 'own', version: '2.14.10-r13' },
      add: apk,
      depends: [
        'ca-certificates-bundle',
        'merged-sbin',
        'wolfi-baselayout',
        ...(apkBinary === undefined ? ['busybox', 'openssl'] : []),
      ],
    },
    {
      name: 'wolfi-keys',
      description: 'Wolfi signing keyring',
      license: 'MIT',
      from: { kind: 'own', version: '1-r13' },
      add: { [`etc/apk/keys/${key.name}`]: { content: key.publicKey } },
    },
  ];
}
