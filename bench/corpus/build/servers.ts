import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import type { Lab } from '../../../test/lab/lab.ts';
import { NOTHING, serveMaven, servePython, type Served } from '../../../test/support/lab-fixtures/prepare.ts';

/** Registries that a lab on Debian has neither reach of nor a server for, by who asks them; each with how a project shows that it asks. */
const ABSENT: readonly (readonly [language: RegExp, what: string, asks: (folder: string) => boolean])[] = [
  [/^go$/, 'a Go module proxy', (folder) => existsSync(join(folder, 'go.sum')) && !existsSync(join(folder, 'vendor'))],
  [/^ruby$/, 'rubygems.org', (folder) => existsSync(join(folder, 'Gemfile'))],
  [/^php$/, 'packagist.org', (folder) => existsSync(join(folder, 'composer.lock'))],
  [/^rust$/, 'crates.io', (folder) => /\[\[package\]\][^[]*\nsource = /.test(cargoLock(folder))],
  [/^elixir$/, 'hex.pm', (folder) => existsSync(join(folder, 'mix.lock'))],
];

/** The public registry without which this can't be built in the lab; undefined where it can be tried. */
export function absentRegistry(lab: Lab, folder: string, { metadata }: UniversalBuild): string | undefined {
  if (lab.kind === 'docker') return undefined;
  return ABSENT.find(([language, , asks]) => language.test(metadata.language) && asks(folder))?.[1];
}

/** What an example's tools are told of the lab's own servers. */
export async function serve(lab: Lab, { metadata }: UniversalBuild): Promise<Served> {
  if (metadata.language === 'python') return servePython(lab);
  return metadata.build_system === 'maven' ? serveMaven(lab) : NOTHING;
}

function cargoLock(folder: string): string {
  const path = join(folder, 'Cargo.lock');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
