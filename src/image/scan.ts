import { bindMount, exec, image, scratch, tmpfsMount, type State } from '../llb/index.ts';
import { lookup } from '../untrusted/lookup.ts';

/** Where BuildKit's scanner protocol has a scanner look and write. */
const CORE = '/run/src/core/sbom';
const EXTRAS = '/run/src/extras/';
const OUTPUT = '/run/out/';

/** A scanner image, pinned, with the part of its configuration that says how it is run. */
export interface Scanner {
  /** Reference with a digest. */
  readonly reference: string;
  readonly config: {
    readonly Entrypoint?: readonly string[] | null;
    readonly Cmd?: readonly string[] | null;
    readonly Env?: readonly string[] | null;
    readonly WorkingDir?: string | null;
  };
}

export interface ScanTargets {
  /** The image's file system. */
  readonly core: State;
  /** Further file systems by name: the build context, the build stage. */
  readonly extras: Readonly<Record<string, State>>;
}

/**
 * Runs a scanner over an image and what it was made from. The result is a folder of in-toto statements, one file for
 * each target. BuildKit runs scanners itself, but over final images only.
 */
export function scan(scanner: Scanner, targets: ScanTargets, options: Readonly<Record<string, string>>): State {
  const { Entrypoint, Cmd, Env, WorkingDir } = scanner.config;
  const names = Object.keys(targets.extras).sort();
  const variables = Object.entries(options).map(([key, value]) => [`BUILDKIT_SCAN_${key}`, value] as const);
  return exec(image(scanner.reference), {
    args: [...(Entrypoint ?? []), ...(Cmd ?? [])],
    cwd: WorkingDir === null || WorkingDir === undefined || WorkingDir === '' ? '/' : WorkingDir,
    name: `[attest] scan ${['image', ...names].join(', ')}`,
    env: {
      ...Object.fromEntries((Env ?? []).map((entry) => splitAtEquals(entry))),
      ...Object.fromEntries(variables),
      BUILDKIT_SCAN_DESTINATION: OUTPUT,
      BUILDKIT_SCAN_SOURCE: CORE,
      ...(names.length === 0 ? {} : { BUILDKIT_SCAN_SOURCE_EXTRAS: EXTRAS }),
    },
    mounts: [
      bindMount(CORE, targets.core, { readonly: true }),
      ...names.map((name) =>
        bindMount(`${EXTRAS}sbom-${name}`, lookup(targets.extras, name) ?? scratch(), { readonly: true }),
      ),
      bindMount(OUTPUT, scratch()),
      tmpfsMount('/tmp'),
    ],
  }).mount(OUTPUT);
}

function splitAtEquals(entry: string): readonly [string, string] {
  const at = entry.indexOf('=');
  return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
}
