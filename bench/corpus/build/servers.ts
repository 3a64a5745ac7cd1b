import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import type { Lab } from '../../../test/lab/lab.ts';
import { serveMavenRepository } from '../../../test/lab/maven/repository.ts';
import { servePythonIndex } from '../../../test/lab/python/package-index.ts';
import { INDEX_VARIABLES } from '../../../test/support/lab-fixtures/prepare.ts';

/** What an example's tools are told of the lab's own servers. */
export interface Served {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

const NOTHING: Served = { args: [], env: {}, close: () => Promise.resolve() };

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

export async function serve(lab: Lab, { metadata }: UniversalBuild): Promise<Served> {
  if (metadata.language === 'python') {
    const index = await servePythonIndex(lab);
    if (index === undefined) return NOTHING;
    return {
      args: INDEX_VARIABLES.flatMap((name) => ['--secret', `id=${name}`]),
      env: Object.fromEntries(INDEX_VARIABLES.map((name) => [name, index.url])),
      close: index.close,
    };
  }
  if (metadata.build_system !== 'maven') return NOTHING;
  const repository = await serveMavenRepository(lab);
  if (repository === undefined) return NOTHING;
  const folder = mkdtempSync(join(tmpdir(), 'aipack-settings-'));
  writeFileSync(join(folder, 'settings.xml'), repository.settings);
  return {
    args: ['--secret', `id=maven-settings,src=${join(folder, 'settings.xml')}`],
    env: {},
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
      await repository.close();
    },
  };
}

function cargoLock(folder: string): string {
  const path = join(folder, 'Cargo.lock');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
