import { isDescriptor, parseReference, tagLayout } from '../oci/index.ts';
import { parseJsonObject } from '../untrusted/json.ts';
import { BuildkitError } from './errors.ts';
import type { Exporter } from './exporters.ts';
import { ofOci } from './oci-errors.ts';
import { ContentStore } from './session/content-store.ts';

/** An output that is an OCI layout in a folder: the daemon writes blobs into a store, and the index is ours to write. */
export interface LayoutOutput {
  readonly store: ContentStore;
  /**
   * Writes the index, by what the exporter tells.
   * @throws BuildkitError
   */
  readonly finish: (response: Readonly<Record<string, string>>) => Promise<void>;
}

/** The name that daemons have for the only such store of a session. */
export const LAYOUT_STORE = 'export';

/**
 * The output of a build that is a layout, where it has one.
 * @throws BuildkitError INVALID_OPTION for several, which daemons would write into one
 */
export function layoutOutput(exporters: readonly Exporter[]): LayoutOutput | undefined {
  const [layout, another] = exporters.flatMap((exporter) => ('layout' in exporter ? [exporter] : []));
  if (layout === undefined) return undefined;
  if (another !== undefined)
    throw new BuildkitError('INVALID_OPTION', 'A build has but one output that is an OCI layout in a folder');
  const store = new ContentStore(layout.layout);
  return {
    store,
    finish: async (response) => {
      const descriptor = parseJsonObject(Buffer.from(response['containerimage.descriptor'] ?? '', 'base64'));
      if (!isDescriptor(descriptor))
        throw new BuildkitError('RPC_FAILED', 'The daemon told no descriptor of the image that it has written');
      const names = (response['image.name'] ?? '').split(',').filter((name) => name !== '');
      try {
        if (names.length === 0) await tagLayout(layout.layout, descriptor, 'latest');
        for (const name of names)
          await tagLayout(layout.layout, descriptor, parseReference(name).tag ?? 'latest', name);
      } catch (error) {
        throw ofOci(error);
      }
      layout.onReceived?.(store.written);
    },
  };
}
