import { findFamily } from '../../../wolfi/index.ts';
import type { Folder } from '../../core/folder.ts';
import { asRecord, asString, isRecord } from '../../core/manifests/document.ts';
import type { Found } from '../../core/types.ts';
import { chooseConstraint, type VersionConstraint, type ConstraintChoice } from '../../core/version-constraint.ts';
import { versionFileConstraints, constraintsOf, type VersionFiles } from '../../core/version-files.ts';
import type { PackageManager } from './managers/manager.ts';
import { moonNode } from './tasks/moon.ts';
import { readPackageJson, type PackageJson } from './package-json.ts';

export const NODE_VERSIONS: VersionFiles = {
  family: 'nodejs',
  plain: ['.nvmrc', '.node-version'],
  tools: ['node', 'nodejs'],
  depth: 1,
  read: readNodeVersion,
};

const LTS_NAMES = findFamily(NODE_VERSIONS.family)?.codenames;

/** `v20.1` → `20.1`, `lts/iron` → `20`, `lts/-1` → the line before the newest; nothing for `node`, `lts/*` and other words that leave the choice open. */
export function readNodeVersion(text: string): string | undefined {
  const back = /^lts\/-(\d{1,2})$/i.exec(text)?.[1];
  if (back !== undefined) return [...(LTS_NAMES?.values() ?? [])].at(-1 - Number(back));
  const lts = /^lts[/-](\w+)$/i.exec(text)?.[1];
  if (lts !== undefined) return LTS_NAMES?.get(lts.toLowerCase());
  return /\d/.test(text) ? text.replace(/^v(?=\d)/, '').replace(/^node[@-]?(?=\d)/, '') : undefined;
}

export interface NodeSources {
  readonly managers?: readonly PackageManager[];
  /** The root of the project's workspace. */
  readonly root?: Folder;
  /** What other tools' files say. */
  readonly hint?: Found<string> | undefined;
}

/**
 * The Node.js that a project asks for. Order: `engines.node`, `devEngines.runtime`, `volta.node`, what package managers run on, then `.nvmrc`,
 * `.node-version`, `.tool-versions` and mise.toml here and above, moon's toolchain, and last
 * what other tools' files say; an open range gives way to a pin inside it.
 */
export function nodeConstraint(
  folder: Folder,
  packageJson: PackageJson | undefined,
  { managers = [], root, hint }: NodeSources = {},
): ConstraintChoice {
  const rootManifest = root === undefined || root.path === folder.path ? undefined : readPackageJson(root);
  const manifests = [packageJson, rootManifest].flatMap((manifest) =>
    manifest === undefined ? [] : manifestConstraints(manifest),
  );
  const own = [
    ...manifests,
    ...managers.flatMap((manager) => managerConstraint(manager, root)),
    ...versionFileConstraints(folder, NODE_VERSIONS),
    ...moonConstraint(folder),
  ];
  // Other tools' files count where the project itself says nothing, and so never contradict it.
  return chooseConstraint(
    own.length > 0 ? own : constraintsOf(hint?.value, hint?.location?.file ?? '', hint?.location, NODE_VERSIONS),
    1,
  );
}

function managerConstraint(manager: PackageManager, root: Folder | undefined): readonly VersionConstraint[] {
  const range = root === undefined ? undefined : manager.nodeRange?.(root);
  return range === undefined ? [] : constraintsOf(range.text, range.source, range.location, NODE_VERSIONS);
}

function moonConstraint(folder: Folder): readonly VersionConstraint[] {
  const found = moonNode(folder);
  return found === undefined ? [] : constraintsOf(found.text, "moon's toolchain", found.location, NODE_VERSIONS);
}

function manifestConstraints(manifest: PackageJson): readonly VersionConstraint[] {
  const at = (...path: string[]) => {
    const line = manifest.line(...path);
    return line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line };
  };
  const runtime = asRecord(firstRuntime(manifest.get('devEngines', 'runtime')));
  return [
    ...constraintsOf(asString(manifest.get('engines', 'node')), 'engines.node', at('engines', 'node'), NODE_VERSIONS),
    ...(asString(runtime.name) === 'node'
      ? constraintsOf(asString(runtime.version), 'devEngines.runtime', at('devEngines', 'runtime'), NODE_VERSIONS)
      : []),
    ...constraintsOf(asString(manifest.get('volta', 'node')), 'volta.node', at('volta', 'node'), NODE_VERSIONS),
  ];
}

function firstRuntime(value: unknown): unknown {
  return Array.isArray(value) ? value.find((item) => isRecord(item) && item.name === 'node') : value;
}
