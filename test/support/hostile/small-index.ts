import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unsignedArchive } from '../../unit/wolfi/support/archive.ts';
import { indexText, type TestPackage } from '../../unit/wolfi/support/index-text.ts';
import { GOLDENS } from '../detect/golden.ts';

interface Golden {
  readonly builds?: readonly {
    readonly build: { readonly packages: readonly string[] };
    readonly runtime: { readonly packages: readonly string[] };
  }[];
}

/** An index with the packages that fixtures need and nothing else, as the file that a repository serves. */
export function smallIndex(): Buffer {
  const names = new Set(['ca-certificates-bundle', 'wolfi-baselayout']);
  for (const file of readdirSync(GOLDENS)) {
    const { builds = [] } = JSON.parse(readFileSync(join(GOLDENS, file), 'utf8')) as Golden;
    for (const { build, runtime } of builds)
      for (const name of [...build.packages, ...runtime.packages]) names.add(name);
  }
  return unsignedArchive(indexText(...[...names].sort().map(packageOf)));
}

/** Families are told from the names of their streams: `nodejs-24` is version 24 of what provides `nodejs`. */
function packageOf(name: string): TestPackage {
  const [, family, stream] = /^([a-z]+)-(\d+(?:\.\d+)*)$/.exec(name) ?? [];
  if (family === undefined || stream === undefined) return { name };
  return { name, version: `${stream}.1-r0`, provides: `${family}=${stream}.1` };
}
