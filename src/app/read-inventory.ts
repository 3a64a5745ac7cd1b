import { BuildkitError, type FileInfo, type Gateway, type Ref } from '../buildkit/index.ts';
import { aideDigest, AIDE_PATH, AIDE_TITLE, AIDE_VERSION } from '../image/aide/uses.ts';
import { packageUrl } from '../image/attested-packages.ts';
import { CYCLONEDX_PREDICATE, SPDX_PREDICATE, type AttestationFacts } from '../image/attestations.ts';
import type { LoweredPlan } from '../image/lower-plan.ts';
import type { OfferedRoots } from '../image/roots.ts';
import { collect } from '../inventory/collect.ts';
import { cyclonedxDocument } from '../inventory/cyclonedx.ts';
import { byPurl, listed, type Inventory, type Layer, type Listed } from '../inventory/inventory.ts';
import { PICKED } from '../inventory/patterns.ts';
import { purl } from '../inventory/purl.ts';
import { spdxDocument } from '../inventory/spdx.ts';
import type { Entry, Files } from '../inventory/types.ts';
import { copy, file, marshal, scratch, type State } from '../llb/index.ts';
import { parsePlatform, type Platform } from '../oci/index.ts';
import { lookup } from '../untrusted/lookup.ts';

/** Lock files that stand in for what a build leaves no trace of, by the language that has them. */
const LOCKS: Readonly<Record<string, readonly string[]>> = { rust: ['Cargo.lock'], elixir: ['mix.lock'] };

/** A predicate, and where it is to lie for the daemon to take it up. */
interface InventoryStatement {
  readonly predicateType: string;
  readonly path: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * What a built image has, as a document: its packages, and what the application's files say of themselves. The daemon picks those files
 * into a result of their own, which it keeps: of an unchanged application nothing is picked again, and each is read without a mount.
 */
export async function readInventory(
  gateway: Gateway,
  facts: AttestationFacts,
  format: 'inventory' | 'cyclonedx',
  { lowered, roots }: { readonly lowered: LoweredPlan; readonly roots: OfferedRoots | undefined },
): Promise<InventoryStatement> {
  const { application, brought, context, layers: titles } = lowered;
  const { build, platform } = facts;
  const { language, path, project_name: project } = build.metadata;
  const locks = (lookup(LOCKS, language.toLowerCase()) ?? []).flatMap((name) => [name, `${path}/${name}`]);
  // On the platform that the image's own graph has: steps are then the same ones, and none runs again.
  const on = parsePlatform(facts.settings.buildPlatform);
  const [metadata, whole, locked] = await Promise.all([
    filesOf(gateway, picked(application, PICKED, 'what packages say of themselves'), on),
    filesOf(gateway, application, on),
    filesOf(gateway, picked(locks.length === 0 ? scratch() : context, locks, 'lock files'), on),
  ]);
  const { found, gaps } = await collect({ metadata, application: whole, project: locked });
  const below = roots?.runtime.image.layers ?? [];
  const layers = titles.map((title, i): Layer => {
    const digest = below[i]?.digest;
    return { title, ...(digest === undefined ? {} : { digest }) };
  });
  const inventory: Inventory = {
    name: `${project}-${platform.replaceAll('/', '-')}`,
    project,
    toolVersion: facts.toolVersion,
    epoch: facts.sourceDateEpoch,
    source: facts.source,
    layers,
    listed: [
      ...packagesOf(facts, layers, Math.max(0, below.length - 1)),
      ...aideOf(facts, titles),
      ...listed(found, brought),
    ].sort(byPurl),
    gaps,
  };
  return {
    ...(format === 'cyclonedx'
      ? { predicateType: CYCLONEDX_PREDICATE, document: cyclonedxDocument(inventory) }
      : { predicateType: SPDX_PREDICATE, document: spdxDocument(inventory) }),
    path: '/sbom.json',
    metadata: { reason: 'sbom' },
  };
}

/** @param database place of the layer that has the package database, which alone knows of packages without files */
function packagesOf({ inventory }: AttestationFacts, layers: readonly Layer[], database: number): readonly Listed[] {
  return inventory.map((item) => {
    const { architecture, checksum, dataDigest, license, name, origin, repository, version } = item;
    // Several packages in one layer are named by its title.
    const pinned = `${name}=${version}`;
    const layer = layers.findIndex(
      ({ digest, title }) => (digest !== undefined && digest === dataDigest) || title.split(' ').includes(pinned),
    );
    return {
      purl: packageUrl(item),
      paths: [],
      layers: [layer < 0 ? database : layer],
      component: {
        kind: 'apk',
        name,
        version,
        license,
        supplier: 'Organization: Wolfi',
        ...(origin === '' || origin === name ? {} : { origin }),
        ...(repository === '' ? {} : { download: `${repository}/${architecture}/${name}-${version}.apk` }),
        ...(dataDigest === undefined ? {} : { note: `control segment ${checksum}, data segment ${dataDigest}` }),
      },
    };
  });
}

/** The program of ours that an image has. */
function aideOf({ platform }: AttestationFacts, titles: readonly string[]): readonly Listed[] {
  const layer = titles.indexOf(AIDE_TITLE);
  if (layer < 0) return [];
  const value = aideDigest(parsePlatform(platform).architecture);
  const component = {
    kind: 'generic',
    name: AIDE_TITLE,
    version: AIDE_VERSION,
    license: 'Apache-2.0',
    checksums: [{ algorithm: 'SHA256', value }],
    note: 'added by aipack: process 1, or what asks whether a container is well',
  } as const;
  return [{ component, purl: purl(component), paths: [AIDE_PATH], layers: [layer] }];
}

function picked(from: State, include: readonly string[], what: string): State {
  if (from.vertex === null || include.length === 0) return scratch();
  return file(scratch(), [copy(from, '/', '/', { contentsOnly: true, include })], { name: `[attest] pick ${what}` });
}

async function filesOf(gateway: Gateway, state: State, platform: Platform): Promise<Files> {
  if (state.vertex === null) return { list: () => Promise.resolve([]), read: () => Promise.resolve(Buffer.alloc(0)) };
  return refFiles(await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true }));
}

/** A result of the daemon as files to read. */
function refFiles(ref: Ref): Files {
  return {
    list: async (path) => {
      try {
        return (await ref.readDir(path)).map(entryOf);
      } catch (error) {
        if (error instanceof BuildkitError && error.code === 'SOURCE_NOT_FOUND') return [];
        throw error;
      }
    },
    read: (path, offset, length) => ref.readFile(path, { offset, length }),
  };
}

function entryOf({ kind, mode, name, size }: FileInfo): Entry {
  return {
    name,
    size,
    kind: kind === 'directory' || kind === 'regular' ? kind : 'other',
    executable: (mode & 0o111) !== 0,
  };
}
