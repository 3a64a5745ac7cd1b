import type { Folder } from '../../core/folder.ts';
import { asString } from '../../core/manifests/document.ts';
import { lookup } from '../../../untrusted/lookup.ts';
import { pathWord, sh } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';
import { reachedScripts } from './reached-scripts.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { neededPackages, type PlacedPackage } from './members.ts';
import { dependsOn, type PackageJson } from './package-json.ts';

const CONFIGS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].flatMap((ending) => [
  `prisma.config.${ending}`,
  `.config/prisma.${ending}`,
]);
/** Where Prisma looks when nothing names a schema (its reference, "Schema location"). */
const USUAL = ['prisma/schema.prisma', 'schema.prisma', 'prisma/schema'];
/** A command line that makes the client. */
const GENERATES = /\bprisma\b[^&|;]{0,200}\bgenerate\b/;

interface Schema {
  readonly path: string;
  /** Whether only an option of the command line names it. */
  readonly byOption: boolean;
}

/** A package that uses Prisma's client, with what its client is made from. */
interface Client extends PlacedPackage {
  readonly schema: Schema;
}

/** Files that Prisma reads while it generates: its configuration and the schema. */
export function prismaInputs(folder: Folder, manifest: PackageJson): readonly string[] {
  const schema = schemaOf(folder, manifest);
  const named = schema === undefined || schema.path.startsWith('prisma/') ? [] : [schema.path];
  return folder.existing(...CONFIGS, 'prisma', ...named);
}

/**
 * What makes Prisma's client, for the service and the members that it needs. Install scripts do it only where the manager runs them
 * and the schema is at hand, and since release 7 there is none; so the build does it, unless one of its own scripts does.
 */
export function generateClients(js: JavascriptProject): readonly BuildCommand[] {
  const { project, manager } = js;
  return clients(js).flatMap(({ folder, manifest, schema }) => {
    if (generatesItself(manifest, folder.path === project.folder.path)) return [];
    const option = schema.byOption ? sh` --schema ${schema.path}` : sh``;
    const values = insistsOn(folder).map((name) => `${name}=${PLACEHOLDER}`);
    const line = sh`prisma generate${option}`;
    const run = manager.exec(line);
    project.decide(
      'client',
      run.line,
      'the code imports a client that Prisma makes of the schema',
      folder.where(schema.path),
    );
    const inside =
      folder.path === project.folder.path ? sh`` : sh`cd ${pathWord(project.folder.relative(folder.path))} && `;
    const env = values.length === 0 ? sh`` : sh`export ${values} && `;
    return [{ run: sh`${inside}${env}${run}`, name: 'generate the Prisma client' }];
  });
}

/** Variables that Prisma's configuration insists on, for scripts that make the client and run anyway. */
export function prismaEnv(js: JavascriptProject): Readonly<Record<string, string>> {
  const { folder } = js.project;
  if (![...reachedScripts(js.manifest).values()].some((line) => GENERATES.test(line))) return {};
  return Object.fromEntries(insistsOn(folder).map((name) => [name, PLACEHOLDER]));
}

/** Whether the client lies in node_modules, where managers that install anew would lose it. */
export function generatesIntoModules(js: JavascriptProject): boolean {
  return clients(js).some(({ folder, schema }) => {
    const text = folder.has(schema.path) ? (folder.read(schema.path) ?? '') : '';
    return !/^[ \t]*output[ \t]*=/m.test(text);
  });
}

function clients({ project, manifest: service, rootManifest, workspace }: JavascriptProject): readonly Client[] {
  const packages = [...neededPackages(workspace), { folder: project.folder, manifest: service }];
  return packages.flatMap(({ folder, manifest }) => {
    if (!['@prisma/client', 'prisma'].some((name) => dependsOn(manifest, name))) return [];
    const schema = schemaOf(folder, manifest);
    if (schema === undefined) return [];
    if (dependsOn(manifest, 'prisma') || dependsOn(rootManifest, 'prisma')) return [{ folder, manifest, schema }];
    project.notice(
      'PACKAGE_MISSING',
      'the schema is for Prisma, and package.json does not have `prisma`, the tool that makes the client of it; add it to devDependencies',
      folder.where(manifest.fileName, manifest.dependencyLine('@prisma/client')),
    );
    return [];
  });
}

/** A script that the plan runs anyway; members' other scripts, and those only people run, do not count. */
function generatesItself({ scripts }: PackageJson, isService: boolean): boolean {
  const names = isService ? ['prebuild', 'build', 'postinstall', 'prepare'] : ['prebuild', 'build'];
  return names.some((name) => GENERATES.test(lookup(scripts, name) ?? ''));
}

function schemaOf(folder: Folder, manifest: PackageJson): Schema | undefined {
  const config = folder.first(...CONFIGS);
  const configured =
    config === undefined ? undefined : /\bschema\s*:\s*['"`]([^'"`\n]+)['"`]/.exec(folder.read(config) ?? '')?.[1];
  const there = (path: string | undefined) => {
    const plain = path?.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
    return plain !== undefined && !plain.startsWith('..') && (folder.has(plain) || folder.hasFolder(plain))
      ? plain
      : undefined;
  };
  const joined = /\bschema\s*:\s*[\w.]*\bjoin\(\s*['"`]([^'"`\n]+)['"`]\s*(?:,\s*['"`]([^'"`\n]+)['"`]\s*)?\)/.exec(
    config === undefined ? '' : (folder.read(config) ?? ''),
  );
  const byConfig =
    there(configured) ?? there(joined === null ? undefined : [joined[1], joined[2]].filter(Boolean).join('/'));
  const named = byConfig ?? there(asString(manifest.get('prisma', 'schema')));
  if (named !== undefined) return { path: named, byOption: false };
  for (const script of Object.values(manifest.scripts)) {
    const path = there(/--schema[= ]['"]?([^\s'"]+)/.exec(script)?.[1]);
    if (path !== undefined) return { path, byOption: true };
  }
  const usual = USUAL.map(there).find((path) => path !== undefined);
  return usual === undefined ? undefined : { path: usual, byOption: false };
}

/** A value for such variables. */
const PLACEHOLDER = 'postgresql://localhost/build';

/** The variables that a configuration insists on though generating connects to nothing. */
function insistsOn(folder: Folder): readonly string[] {
  const config = folder.first(...CONFIGS);
  const text = config === undefined ? '' : (folder.read(config) ?? '');
  return [...new Set([...text.matchAll(/\benv\(\s*['"]([A-Z]\w*)['"]\s*\)/g)].map((match) => match[1] ?? ''))];
}
