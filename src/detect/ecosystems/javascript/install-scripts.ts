import { lookup } from '../../../untrusted/lookup.ts';
import { asRecord, isRecord } from '../../core/manifests/document.ts';
import type { LockedPackages } from './managers/locked.ts';
import type { InstallContext } from './managers/manager.ts';
import { NATIVE_PACKAGES } from './native.ts';
import { dependsOnSome } from './package-json.ts';

/** Packages that are no use before their install script has run, beside those that need something of the system. */
const BUILT = new Set(['@parcel/watcher', '@swc/core', 'cpu-features', 'esbuild', 'node-pty', 'ssh2', 'unrs-resolver']);

/** Packages whose install scripts print or send something and make nothing (their own sources). */
export const IDLE_SCRIPTS: ReadonlySet<string> = new Set([
  '@apollo/protobufjs',
  '@nestjs/core',
  'core-js',
  'core-js-pure',
  'es5-ext',
  'protobufjs',
  'styled-components',
  'vue-demi',
]);

/**
 * The packages whose install scripts have to run: those that the lock file marks, or in one that marks none those that are known to
 * need it; undefined where no lock file tells, so that any may need it.
 */
export function scriptsNeeded(locked: LockedPackages | undefined): readonly string[] | undefined {
  if (locked === undefined || !locked.isWhole || locked.packages.length === 0) return undefined;
  const needed = locked.packages.filter(({ name, scripts }) =>
    scripts === undefined ? isBuilt(name) : scripts && !IDLE_SCRIPTS.has(name),
  );
  const names = new Set(needed.map(({ name }) => name));
  return [...names].filter((name) => /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name)).sort();
}

function isBuilt(name: string): boolean {
  return BUILT.has(name) || lookup(NATIVE_PACKAGES, name) !== undefined;
}

/** Whether a package compiles something for the system while it is installed. */
export function isCompiled(name: string): boolean {
  return lookup(NATIVE_PACKAGES, name)?.build !== undefined;
}

/** Whether any package of the install may have a script at all. */
export function installsSome({ manifest, rootManifest, workspace }: InstallContext): boolean {
  return [manifest, rootManifest].some(dependsOnSome) || (workspace?.members ?? []).length > 1;
}

/** Tells that nothing says which packages need their scripts. */
export function allAllowed({ project, root, rootManifest }: InstallContext, manager: string): void {
  project.notice(
    'INSTALL_SCRIPTS_ALLOWED',
    `${manager} runs install scripts of allowed packages only, and nothing here tells which packages need theirs, so all may run them`,
    root.where(rootManifest.fileName),
  );
}

/** What a project's own list says, as names with whether their scripts may run; undefined where it has none. */
export function statedList(value: unknown): Readonly<Record<string, boolean>> | undefined {
  if (Array.isArray(value))
    return Object.fromEntries(value.filter((name) => typeof name === 'string').map((name) => [name, true]));
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    Object.entries(asRecord(value)).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  );
}
