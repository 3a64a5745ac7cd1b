import type { Client } from '../buildkit/index.ts';
import { attests, type AttestationChoice } from './attest.ts';
import type { Caches } from './caches.ts';
import { exportersFor, type ExportRequest, type ExportTools } from './exporters.ts';
import { inOneForm } from './one-form.ts';
import type { SolveParts } from './solve-options.ts';

export type Pass = Pick<SolveParts, 'exporters' | 'choice' | 'cacheExports'>;

export const WITHOUT_ATTESTATIONS: AttestationChoice = { sbom: false, provenance: false };

/**
 * What is solved, one after the other, and what each is exported to. An image that the registry has already (`kept`)
 * is not pushed again. What Docker's import is to read has a pass of its own where others carry attestations: Docker's
 * classic image store can't read an archive that has them. By then every step is in BuildKit's cache.
 */
export function passesOf(
  request: ExportRequest & { readonly attestations: AttestationChoice; readonly caches: Caches },
  tools: ExportTools & { readonly client: Client },
  kept: boolean,
): readonly Pass[] {
  const { attestations, baseLayers, caches, push } = request;
  const cacheExports = baseLayers ? caches.exports : inOneForm(caches.exports);
  const { info } = tools.client;
  const outputs = request.outputs.filter(({ type }) => type !== 'docker');
  const stores = request.load && info.docker;
  const apart = attests(attestations) && (push || stores || outputs.length > 0);
  const first = exportersFor(
    { ...request, push: push && !kept, ...(apart ? { load: stores, outputs } : {}) },
    info,
    tools,
  );
  const archives = {
    ...request,
    push: false,
    load: request.load && !stores,
    outputs: request.outputs.filter(({ type }) => type === 'docker'),
  };
  const second = apart ? exportersFor(archives, info, tools) : [];
  return [
    ...(kept && first.length === 0 ? [] : [{ exporters: first, choice: attestations, cacheExports }]),
    ...(second.length === 0 ? [] : [{ exporters: second, choice: WITHOUT_ATTESTATIONS, cacheExports: [] }]),
  ];
}
