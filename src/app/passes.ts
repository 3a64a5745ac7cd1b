import type { Client } from '../buildkit/index.ts';
import { isPushed, isStored, type Target } from '../options/targets.ts';
import { attests, type AttestationChoice } from './attest.ts';
import type { Caches } from './caches.ts';
import { exportersFor, keeperOf, type ExportRequest, type ExportTools } from './exporters.ts';
import { inOneForm, writesInline } from './one-form.ts';
import type { SolveParts } from './solve-options.ts';

export type Pass = Pick<SolveParts, 'exporters' | 'choice' | 'cacheExports' | 'internal'> & {
  /** Whether the image is one that was not exported before, so that it is to be tried. */
  readonly isNew?: true;
};

export const WITHOUT_ATTESTATIONS: AttestationChoice = { sbom: false, provenance: false };

/**
 * What is solved, one after the other, and what each is exported to. An image that the registry has already (`kept`) is not pushed
 * again; a cache that is to be written is, whatever the registry has. What Docker's import is to read has a pass of its own where others
 * carry attestations: Docker's classic image store can't read an archive that has them. By then every step is in BuildKit's cache.
 */
export function passesOf(
  request: ExportRequest & { readonly attestations: AttestationChoice; readonly caches: Caches },
  tools: ExportTools & { readonly client: Client },
  kept: boolean,
): readonly Pass[] {
  const { attestations, baseLayers, caches } = request;
  const { info } = tools.client;
  const cacheExports = baseLayers ? caches.exports : inOneForm(caches.exports);
  const outputs = kept ? withoutPush(request.outputs, keeperOf(request.outputs, info)) : request.outputs;
  const isArchive = (output: Target): boolean => output.type === 'docker' && !isStored(output, info);
  const apart =
    attests(attestations) && request.outputs.some((output) => !isArchive(output) && output.type !== 'cacheonly');
  const exportersOf = (wanted: (output: Target) => boolean): Pass['exporters'] =>
    exportersFor({ ...request, outputs: outputs.filter(wanted) }, info, tools);
  const first = exportersOf((output) => !apart || !isArchive(output));
  const second = apart ? exportersOf(isArchive) : [];
  // An image that is not written anew has the cache in it that it had.
  const written = kept && first.length === 0 ? cacheExports.filter(({ type }) => type !== 'inline') : cacheExports;
  const choice = kept && first.length === 0 ? WITHOUT_ATTESTATIONS : attestations;
  const [together, alone] = atOnce(first, writesInline(written));
  const [withThem, aside] = atOnce(second, false);
  const inline = written.filter(({ type }) => type === 'inline');
  return [
    ...(kept && first.length === 0 && written.length === 0
      ? []
      : [{ exporters: together, choice, cacheExports: written }]),
    ...alone.map((exporter) => ({ exporters: [exporter], choice, cacheExports: inline })),
    ...(second.length === 0 ? [] : [withThem, ...aside.map((exporter) => [exporter])]).map((exporters) => ({
      exporters,
      choice: WITHOUT_ATTESTATIONS,
      cacheExports: [],
    })),
  ];
}

/**
 * Those that one solve may export, and those that need one each. An index of an image in a folder is written by what the daemon tells of the
 * image, and of several it tells one. With a cache in them, all images but one are set apart: a daemon runs the exporters of one solve at
 * once, and has one writer for the cache that images carry, without a lock (`runExporters` of BuildKit's solver/llbsolver/solver.go, 0.13 to
 * 0.32): with two images it may crash, and take every build on it along.
 */
function atOnce(exporters: Pass['exporters'], inline: boolean): readonly [Pass['exporters'], Pass['exporters']] {
  const images = exporters.filter(({ type }) => type !== 'local' && type !== 'tar');
  const kept = images.findLast((image) => !('layout' in image)) ?? images.at(-1);
  const alone = images.filter((image) => image !== kept && (inline || 'layout' in image));
  return [exporters.filter((exporter) => !alone.includes(exporter)), alone];
}

/** What is left to do where every image that is pushed is there; one that Docker is to keep is still stored. */
function withoutPush(outputs: readonly Target[], keeper: Target | undefined): readonly Target[] {
  return outputs.flatMap((output) => {
    if (!isPushed(output)) return [output];
    return output === keeper ? [{ ...output, attributes: { ...output.attributes, push: 'false' } }] : [];
  });
}
