import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slimLibraries, symfonyLibraries } from '../../lab/composer/packages.ts';
import { serveComposer } from '../../lab/composer/repository.ts';
import { serveGems } from '../../lab/gems/server.ts';
import type { Lab } from '../../lab/lab.ts';
import { serveMavenRepository } from '../../lab/maven/repository.ts';
import { servePythonIndex } from '../../lab/python/package-index.ts';
import { projectRoot } from '../run-program.ts';
import { mirrorFile, RAILS, SINATRA } from './gems.ts';
import type { LabFixture } from './list.ts';

/** What it takes to build a fixture in the lab. */
export interface PreparedFixture {
  /** Its folder. */
  readonly folder: string;
  /** Files that are laid over it, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Options of a build, but for those that what is built from keeps: `aipack verify` takes them too. */
  readonly secrets: readonly string[];
  readonly service: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Variables that it needs to start. */
  readonly needs: Readonly<Record<string, string>>;
  /** Ends the server of what its tools download. */
  readonly close: () => Promise<void>;
}

/** What a server of what tools download asks of a build. */
export type Served = Omit<PreparedFixture, 'folder' | 'needs' | 'service'>;

/** Nothing is served, and tools ask whom they always do. */
export const NOTHING: Served = { files: {}, secrets: [], env: {}, close: () => Promise.resolve() };
/** The variable by which each tool takes another index than the public one. */
export const INDEX_VARIABLES = ['PIP_INDEX_URL', 'PIPENV_PYPI_MIRROR', 'PDM_PYPI_URL', 'UV_DEFAULT_INDEX'];

export async function prepareFixture(lab: Lab, fixture: LabFixture): Promise<PreparedFixture> {
  const folder = join(projectRoot, 'fixtures', fixture.name);
  const served = await serve(lab, fixture, (name) => readFileSync(join(folder, name), 'utf8'));
  const packages = lab.kind === 'debian' ? fixture.debianNeeds : undefined;
  const { needs = {}, secrets = {}, service } = fixture;
  return {
    folder,
    files: served.files,
    secrets: [...served.secrets, ...Object.keys(secrets).flatMap((name) => ['--secret', `id=${name}`])],
    service: service === undefined ? [] : ['--service', service],
    env: {
      ...served.env,
      ...secrets,
      ...(packages === undefined ? {} : { AIPACK_RUNTIME_PACKAGES: `... ${packages}` }),
    },
    needs,
    close: served.close,
  };
}

function serve(lab: Lab, { name, server }: LabFixture, read: (file: string) => string): Promise<Served> {
  if (server === undefined) return Promise.resolve(NOTHING);
  switch (server) {
    case 'composer':
      return composer(name, read('composer.json'));
    case 'gems':
      return gems(name);
    case 'maven':
      return serveMaven(lab);
    case 'python':
      return servePython(lab, name === 'python-poetry' ? read('pyproject.toml') : undefined);
  }
}

/** Composer knows other repositories by the project's own settings; one of a company allows itself plain HTTP. */
async function composer(name: string, text: string): Promise<Served> {
  const { close, url } = await serveComposer(name === 'php-slim' ? slimLibraries : symfonyLibraries);
  const manifest = JSON.parse(text) as { config?: Record<string, unknown> };
  const repositories = [{ type: 'composer', url }, { 'packagist.org': false }];
  const changed = { ...manifest, repositories, config: { ...manifest.config, 'secure-http': false } };
  return { ...NOTHING, files: { 'composer.json': JSON.stringify(changed) }, close };
}

async function gems(name: string): Promise<Served> {
  const server = await serveGems(name === 'rails' ? RAILS : SINATRA);
  return { ...NOTHING, files: mirrorFile(server), close: server.close };
}

/** Settings of the user's own send Maven to the lab's repository, as they would to a company's. */
export async function serveMaven(lab: Lab): Promise<Served> {
  const repository = await serveMavenRepository(lab);
  if (repository === undefined) return NOTHING;
  const folder = mkdtempSync(join(tmpdir(), 'aipack-settings-'));
  const settings = join(folder, 'settings.xml');
  writeFileSync(settings, repository.settings);
  return {
    ...NOTHING,
    secrets: ['--secret', `id=maven-settings,src=${settings}`],
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
      await repository.close();
    },
  };
}

/** @param poetry the manifest of a project of Poetry's, which knows other indexes only by that */
export async function servePython(lab: Lab, poetry?: string): Promise<Served> {
  const index = await servePythonIndex(lab);
  if (index === undefined) return NOTHING;
  const source = `\n[[tool.poetry.source]]\nname = "lab"\nurl = "${index.url}"\n`;
  return {
    files: poetry === undefined ? {} : { 'pyproject.toml': poetry + source },
    secrets: INDEX_VARIABLES.flatMap((name) => ['--secret', `id=${name}`]),
    env: Object.fromEntries(INDEX_VARIABLES.map((name) => [name, index.url])),
    close: index.close,
  };
}
