import {
  fileOutput,
  imageAttributes,
  type DaemonInfo,
  type Exporter,
  type ImageOptions,
  type OutputOpener,
  type Omitted,
} from '../buildkit/index.ts';
import { formatReference, type Reference } from '../oci/index.ts';
import { AipackError } from '../schema/errors.ts';
import type { OutputSpec } from '../options/outputs.ts';
import type { Caches } from './caches.ts';
import { writesInline } from './one-form.ts';

export interface ExportRequest {
  readonly tags: readonly Reference[];
  readonly push: boolean;
  readonly load: boolean;
  readonly outputs: readonly OutputSpec[];
  /** Attributes such as `annotation.KEY`, from {@link parseAnnotations}. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Hosts that are pushed to without TLS, or with a certificate that nobody vouches for. */
  readonly insecureRegistries: readonly string[];
  readonly sourceDateEpoch: number;
  /** Whether the image may have layers of another one, as that of a Dockerfile has. */
  readonly baseLayers: boolean;
  readonly caches: Pick<Caches, 'exports'>;
}

export interface ExportTools {
  /** Opens Docker's own import, for a BuildKit that isn't Docker's. */
  readonly loadInto: OutputOpener;
  readonly onWarning: (message: string) => void;
}

/**
 * What BuildKit is to do with the result. An image that carries a cache is written anew by each export, and BuildKit answers with the
 * digest of the last one of the list: what is pushed or stored stands there, since it is what a digest is asked for.
 */
export function exportersFor(
  request: ExportRequest,
  info: DaemonInfo,
  { loadInto, onWarning }: ExportTools,
): readonly Exporter[] {
  const { push, load, outputs } = request;
  // Docker's own BuildKit stores into Docker: loading is then keeping what is pushed.
  const stores = load && info.docker;
  const [images, files] = [outputs.filter(isImage), outputs.filter((output) => !isImage(output))];
  return [
    ...(load && !info.docker ? [archive(request, 'docker', {}, loadInto)] : []),
    ...[...files, ...images].map((output) => outputExporter(output, request, onWarning)),
    ...(push || stores ? [imageExporter(request, { push, store: stores })] : []),
  ];
}

function isImage({ type }: OutputSpec): boolean {
  return type === 'image';
}

/** An image for its digest alone: nothing is pushed, stored or named. */
export function digestExporter(
  { baseLayers, sourceDateEpoch }: Pick<ExportRequest, 'baseLayers' | 'sourceDateEpoch'>,
  annotations: Readonly<Record<string, string>> = {},
): Exporter {
  const options = { push: false, store: false, sourceDateEpoch, annotations, ...compression({ baseLayers }, {}) };
  return { type: 'image', attributes: imageAttributes(options) };
}

/** An image as an OCI archive, of the same bytes that a push of it would have. */
export function archiveExporter(
  request: Pick<ExportRequest, 'annotations' | 'baseLayers' | 'sourceDateEpoch'>,
  output: OutputOpener,
): Exporter {
  return archive({ ...request, tags: [] }, 'oci', {}, output);
}

/** What decides the compressed form of layers, besides what an output says. */
type Forms = Pick<ExportRequest, 'baseLayers'> & Partial<Pick<ExportRequest, 'caches'>>;

/**
 * What is said of compression where the user says nothing. A daemon that has a layer gives the compressed form it has, whatever is
 * the default: after a build with zstd, the next image would have layers of zstd. Forcing gzip converts those; layers that are gzip
 * already, packages among them, stay byte for byte, and what only a registry has is not fetched. Layers of a base image are its
 * maker's, and shared with it as long as they are not converted. A cache in the image is written in one form, whichever it is.
 */
function compression(
  { baseLayers, caches }: Forms,
  extra: Readonly<Record<string, string>>,
): Pick<ImageOptions, 'compression' | 'forceCompression'> {
  if (extra.compression !== undefined)
    return !baseLayers && writesInline(caches?.exports ?? []) ? { forceCompression: true } : {};
  return { compression: 'gzip', ...(baseLayers ? {} : { forceCompression: true }) };
}

function imageExporter(
  request: ExportRequest,
  { push, store, extra = {} }: { push: boolean; store: boolean; extra?: Readonly<Record<string, string>> },
): Exporter {
  const { tags, annotations, insecureRegistries, sourceDateEpoch } = request;
  const byDigest = extra['push-by-digest'] === 'true';
  const names = tags.map((tag) => (byDigest ? `${tag.registry}/${tag.repository}` : formatReference(tag)));
  const insecure = tags.some(({ registry }) => insecureRegistries.includes(registry));
  return {
    type: 'image',
    attributes: imageAttributes({
      ...(push || store ? { names: [...new Set(names)] } : {}),
      ...(insecure ? { insecureRegistry: true } : {}),
      push,
      store,
      sourceDateEpoch,
      annotations,
      ...compression(request, extra),
      extra,
    }),
  };
}

function outputExporter(
  { type, destination = '', attributes }: OutputSpec,
  request: ExportRequest,
  onWarning: ExportTools['onWarning'],
): Exporter {
  switch (type) {
    case 'image':
      if (request.tags.length === 0) throw missingName();
      return imageExporter(request, { push: attributes.push === 'true', store: false, extra: attributes });
    case 'local':
      return { type, directory: destination, onOmitted: (omitted) => onWarning(describeOmitted(destination, omitted)) };
    case 'tar':
      return { type, output: fileOutput(destination) };
    case 'oci':
    case 'docker':
      return archive(request, type, attributes, fileOutput(destination));
  }
}

function describeOmitted(directory: string, { privileged, special }: Omitted): string {
  const some = (paths: readonly string[]): string =>
    `${paths
      .slice(0, 3)
      .map((path) => JSON.stringify(path))
      .join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;
  const parts = [
    ...(privileged.length === 0 ? [] : [`the setuid and setgid bits of ${some(privileged)}`]),
    ...(special.length === 0 ? [] : [`the devices and pipes ${some(special)}`]),
  ];
  return `The output in ${directory} is without ${parts.join(', and without ')}. An archive (type=tar, type=oci) holds them.`;
}

type ArchiveRequest = Forms & Pick<ExportRequest, 'annotations' | 'sourceDateEpoch' | 'tags'>;

function archive(
  request: ArchiveRequest,
  type: 'oci' | 'docker',
  extra: Readonly<Record<string, string>>,
  output: OutputOpener,
): Exporter {
  const { tags, annotations, sourceDateEpoch } = request;
  const names = tags.length === 0 ? {} : { names: tags.map(formatReference) };
  const attributes = imageAttributes({
    ...names,
    sourceDateEpoch,
    annotations,
    ...compression(request, extra),
    extra,
  });
  return { type, attributes, output };
}

function missingName(): AipackError {
  return new AipackError({
    code: 'TAG_MISSING',
    message: 'An output of type image needs a name',
    hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
  });
}

const LEVELS = ['manifest', 'manifest-descriptor', 'index', 'index-descriptor'];

/**
 * Reads `[LEVEL[\[PLATFORM\]]:]KEY=VALUE` as buildx writes annotations, into the exporter's attributes.
 * @throws AipackError with every annotation that can't be read.
 */
export function parseAnnotations(specs: readonly string[]): Readonly<Record<string, string>> {
  const parsed = specs.map((spec) => {
    const match = /^(?:([a-z-]+)(\[[a-z0-9/]+\])?:)?([^=:\s][^=\s]*)=(.*)$/s.exec(spec);
    const [, level, platform = '', key = '', value = ''] = match ?? [];
    if (match === null || (level !== undefined && !LEVELS.includes(level))) return undefined;
    return [`annotation${level === undefined ? '' : `-${level}`}${platform}.${key}`, value] as const;
  });
  const bad = specs.filter((_, index) => parsed[index] === undefined);
  if (bad.length > 0) {
    throw new AipackError(
      bad.map((spec) => ({
        code: 'INPUT_INVALID',
        message: `The annotation ${JSON.stringify(spec)} is not KEY=VALUE`,
        hint: `A level may stand before it: ${LEVELS.join(', ')}, as in index:KEY=VALUE.`,
      })),
    );
  }
  return Object.fromEntries(parsed.filter((entry) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}
