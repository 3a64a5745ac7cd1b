import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { CargoManifest } from './cargo-toml.ts';

/** SQLx checks queries against a database while compiling, unless it is told to use what the project prepared. */
export function preparedQueries(
  project: Project,
  manifest: CargoManifest,
  root: Folder,
  sources: readonly SourceFile[],
): Readonly<Record<string, string>> {
  if (!manifest.dependencies.includes('sqlx')) return {};
  const [folder] = [project.folder, root].filter((each) => each.hasFolder('.sqlx') || each.has('sqlx-data.json'));
  if (folder === undefined) return unprepared(project, sources);
  const name = folder.has('sqlx-data.json') ? 'sqlx-data.json' : '.sqlx';
  project.decide('SQLX_OFFLINE', 'true', 'queries that were prepared lie there', folder.where(name));
  return { SQLX_OFFLINE: 'true' };
}

/** Queries that the compiler checks against a database, which a build has not. */
function unprepared(project: Project, sources: readonly SourceFile[]): Readonly<Record<string, string>> {
  const macro = /\bsqlx::query(?:_as|_scalar|_file|_file_as)?!|(?<!::)\bquery(?:_as|_scalar)?!\s*\(/;
  const source = sources.find(({ text }) => macro.test(text));
  if (source !== undefined)
    project.problem(
      'FEATURE_UNSUPPORTED',
      'SQLx checks this query against a database while compiling, and no prepared queries lie here',
      'Run `cargo sqlx prepare` and commit what it makes in .sqlx.',
      source.where(source.text.search(macro)),
    );
  return {};
}
