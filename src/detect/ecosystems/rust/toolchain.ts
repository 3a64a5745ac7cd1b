import { asString } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import type { StreamChoice } from '../../core/types.ts';
import { chooseConstraint } from '../../core/version-constraint.ts';
import { constraintsOf, versionFileConstraints, type VersionFiles } from '../../core/version-files.ts';
import type { CargoManifest } from './cargo-toml.ts';

export const RUST_VERSIONS: VersionFiles = {
  family: 'rust',
  plain: ['rust-toolchain'],
  tools: ['rust'],
  depth: 2,
  read: readToolchain,
};

/** `1.75.0`, or nothing for `stable`; the TOML form of the file is read apart. */
function readToolchain(text: string): string | undefined {
  return /^\d+(?:\.\d+){1,2}$/.exec(text.trim())?.[0];
}

/** The release of Rust that a package is built with: what rust-toolchain names, a version file, or at least `rust-version`. */
export function toolchain(project: Project, manifest: CargoManifest): StreamChoice {
  const root = project.workspace('Cargo workspace')?.root ?? project.folder;
  const file =
    [project.folder, root].find((folder) => folder.has('rust-toolchain.toml') || folder.has('rust-toolchain')) ?? root;
  const name = file.first('rust-toolchain.toml') ?? 'rust-toolchain';
  const isToml = name.endsWith('.toml') || (file.read(name) ?? '').includes('[toolchain]');
  const document = isToml ? file.toml(name) : undefined;
  const channel = isToml ? asString(document?.get('toolchain', 'channel')) : file.read(name)?.trim();
  if (channel !== undefined && /^(?:nightly|beta)/.test(channel)) {
    project.problem(
      'VERSION_UNAVAILABLE',
      `${name} asks for ${channel}, and the package index has stable releases only`,
      'Build with a stable release, or bring a Dockerfile.',
      file.where(name, document?.line('toolchain', 'channel')),
    );
  }
  const lower =
    asString(manifest.document.get('package', 'rust-version')) ??
    asString(root.toml('Cargo.toml')?.get('workspace', 'package', 'rust-version'));
  const { constraint, conflict } = chooseConstraint(
    [
      ...constraintsOf(
        isToml ? channel : undefined,
        name,
        file.where(name, document?.line('toolchain', 'channel')),
        RUST_VERSIONS,
      ),
      ...versionFileConstraints(project.folder, isToml ? { ...RUST_VERSIONS, plain: [] } : RUST_VERSIONS),
      ...constraintsOf(
        lower === undefined ? undefined : `>=${lower}`,
        'rust-version',
        project.folder.where('Cargo.toml', manifest.document.line('package', 'rust-version')),
        { depth: 2 },
      ),
    ],
    2,
  );
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, constraint?.location);
  return project.stream('rust', constraint);
}
