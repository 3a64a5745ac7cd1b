import { isDeepStrictEqual } from 'node:util';
import {
  fileOutput,
  imageAttributes,
  type DaemonInfo,
  type Exporter,
  type ImageOptions,
  type OutputOpener,
  type Omitted,
  type Received,
} from '../buildkit/index.ts';
import { formatReference } from '../oci/index.ts';
import { AipackError } from '../schema/errors.ts';
import { splitPair } from '../options/list.ts';
import { isFolder, STDOUT } from '../options/output-spec.ts';
import { isLoaded, isNameless, isPushed, isStored, type Target } from '../options/targets.ts';
import type { WrittenOutput } from '../report/build-report.ts';
import type { Caches } from './caches.ts';
import { writesInline } from './one-form.ts';

type Attributes = Readonly<Record<string, string>>;

export interface ExportRequest {
  readonly outputs: readonly Target[];
  /** Attributes such as `annotation.KEY`, from {@link parseAnnotations}. */
  readonly annotations: Attributes;
  /** Hosts that are pushed to without TLS, or with a certificate that nobody vouches for. */
  readonly insecureRegistries: readonly string[];
  readonly sourceDateEpoch: number;
  /** Whether the image may have layers of another one, as that of a Dockerfile has. */
  readonly baseLayers: boolean;
  readonly caches: Pick<Caches, 'exports'>;
}

export interface ExportTools {
  /** Opens the import of a Docker whose store the BuildKit doesn't write to: that of a context of its client, or the current one. */
  readonly loadInto: (context?: string) => OutputOpener;
  /** Opens standard output, where it may be written to. */
  readonly toStdout?: OutputOpener;
  readonly onWarning: (message: string) => void;
  /** Where each output adds itself once it is written on this machine. */
  readonly written: WrittenOutput[];
}

/** What BuildKit is to do with the result. */
export function exportersFor(request: ExportRequest, info: DaemonInfo, tools: ExportTools): readonly Exporter[] {
  const { outputs } = request;
  const keeper = keeperOf(outputs, info);
  // Of several, BuildKit tells what the last one gave: it is the one that counts most, and of these the first.
  const ordered = outputs.toReversed().sort((a, b) => rankOf(a) - rankOf(b));
  return ordered.flatMap((output) => {
    const { type, names, attributes } = output;
    if (type === 'cacheonly') return [];
    if (type === 'image') return [imageExporter(output, request, output === keeper)];
    if (!isLoaded(output)) return [outputExporter(output, request, tools)];
    if (!isStored(output, info))
      return [archive({ ...request, names }, 'docker', attributes, tools.loadInto(output.context))];
    return keeper !== undefined && haveSameNames(keeper, output) ? [] : [imageExporter(output, request, true)];
  });
}

function rankOf(output: Target): number {
  return isPushed(output) ? 4 : { image: 3, oci: 2, docker: 1, tar: 0, local: 0, cacheonly: 0 }[output.type];
}

/** Docker's own BuildKit stores into Docker: loading is then keeping an image that another output makes under the same names. */
export function keeperOf(outputs: readonly Target[], info: Pick<DaemonInfo, 'docker'>): Target | undefined {
  const loaded = outputs.find((output) => isStored(output, info));
  return outputs.find(
    (output) => loaded !== undefined && output.type === 'image' && !isNameless(output) && haveSameNames(output, loaded),
  );
}

function haveSameNames(one: Target, other: Target): boolean {
  return isDeepStrictEqual(one.names, other.names);
}

/** An image for its digest alone: nothing is pushed, stored or named. */
export function digestExporter(
  request: Pick<ExportRequest, 'baseLayers' | 'sourceDateEpoch'> & Partial<Pick<ExportRequest, 'caches'>>,
  annotations: Attributes = {},
  attributes: Attributes = {},
): Exporter {
  const { sourceDateEpoch } = request;
  const extra = { ...attributes, push: 'false', store: 'false' };
  return {
    type: 'image',
    attributes: imageAttributes({ sourceDateEpoch, annotations, ...compression(request, extra), extra }),
  };
}

/** An image as an OCI archive, of the same bytes that a push of it would have. */
export function archiveExporter(
  request: Pick<ExportRequest, 'annotations' | 'baseLayers' | 'sourceDateEpoch'>,
  output: OutputOpener,
): Exporter {
  return archive({ ...request, names: [] }, 'oci', {}, output);
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
  extra: Attributes,
): Pick<ImageOptions, 'compression' | 'forceCompression'> {
  if (extra.compression !== undefined)
    return !baseLayers && writesInline(caches?.exports ?? []) ? { forceCompression: true } : {};
  return { compression: 'gzip', ...(baseLayers ? {} : { forceCompression: true }) };
}

function imageExporter(output: Target, request: ExportRequest, stored: boolean): Exporter {
  const { annotations, insecureRegistries, sourceDateEpoch } = request;
  const { names, attributes } = output;
  const push = isPushed(output);
  const { store = String(stored || !push) } = attributes;
  if (push && names.length === 0) throw missingName();
  const byDigest = isNameless(output);
  const called = names.map((tag) => (byDigest ? `${tag.registry}/${tag.repository}` : formatReference(tag)));
  const insecure = names.some(({ registry }) => insecureRegistries.includes(registry));
  return {
    type: 'image',
    attributes: imageAttributes({
      ...((push || store === 'true') && names.length > 0 ? { names: [...new Set(called)] } : {}),
      ...(insecure ? { insecureRegistry: true } : {}),
      push,
      sourceDateEpoch,
      annotations,
      ...compression(request, attributes),
      extra: { ...attributes, store },
    }),
  };
}

function outputExporter(
  target: Target,
  request: ExportRequest,
  { onWarning, toStdout, written }: ExportTools,
): Exporter {
  const { type, destination = '', attributes, names } = target;
  const [path, kind] = [destination, type];
  if (kind === 'local') {
    return {
      type: kind,
      attributes,
      directory: path,
      onOmitted: (omitted) => onWarning(describeOmitted(path, omitted)),
      onReceived: (received) => written.push({ type: kind, path, ...received }),
    };
  }
  const form = kind === 'tar' || kind === 'docker' ? kind : 'oci';
  if (form !== 'tar' && isFolder(target)) {
    const onReceived = (received: Received): unknown => written.push({ type: form, path, ...received });
    return { type: form, attributes: archiveAttributes({ ...request, names }, attributes), layout: path, onReceived };
  }
  const tell = (bytes: number): unknown => written.push({ type: form, path, bytes });
  const output = path === STDOUT && toStdout !== undefined ? toStdout : fileOutput(path, tell);
  if (form === 'tar') return { type: form, attributes, output };
  return archive({ ...request, names }, form, attributes, output);
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

type ArchiveRequest = Forms & Pick<ExportRequest, 'annotations' | 'sourceDateEpoch'> & Pick<Target, 'names'>;

function archive(request: ArchiveRequest, type: 'oci' | 'docker', extra: Attributes, output: OutputOpener): Exporter {
  return { type, attributes: archiveAttributes(request, extra), output };
}

function archiveAttributes(request: ArchiveRequest, extra: Attributes): Attributes {
  const { names, annotations, sourceDateEpoch } = request;
  return imageAttributes({
    ...(names.length === 0 ? {} : { names: names.map(formatReference) }),
    sourceDateEpoch,
    annotations,
    ...compression(request, extra),
    extra,
  });
}

function missingName(): AipackError {
  return new AipackError({
    code: 'TAG_MISSING',
    message: 'An output of type image needs a name',
    hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
  });
}

const LEVELS = ['manifest', 'manifest-descriptor', 'index', 'index-descriptor'];
const LEVEL = /^([a-z-]+)(\[[A-Za-z0-9_/-]+\])?$/;

/**
 * Reads `[LEVEL[\[PLATFORM\]][,LEVEL…]:]KEY=VALUE` as buildx writes annotations, into the exporter's attributes.
 * @throws AipackError with every annotation that can't be read.
 */
export function parseAnnotations(specs: readonly string[]): Attributes {
  const parsed = specs.map(readAnnotation);
  const bad = specs.filter((_, index) => parsed[index] === undefined);
  if (bad.length > 0) {
    throw new AipackError(
      bad.map((spec) => ({
        code: 'INPUT_INVALID',
        message: `The annotation ${JSON.stringify(spec)} is not KEY=VALUE`,
        hint: `Levels may stand before it: ${LEVELS.join(', ')}, as in index:KEY=VALUE or index,manifest:KEY=VALUE.`,
      })),
    );
  }
  return Object.fromEntries(parsed.flatMap((each) => each ?? []).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One attribute for each level; undefined for what is no annotation. */
function readAnnotation(spec: string): readonly (readonly [string, string])[] | undefined {
  const [name, value] = splitPair(spec);
  const colon = name.indexOf(':');
  const key = name.slice(colon + 1);
  if (value === undefined || !/^\S+$/.test(key)) return undefined;
  if (colon < 0) return [[`annotation.${key}`, value]];
  const levels = name
    .slice(0, colon)
    .split(',')
    .map((level) => LEVEL.exec(level));
  if (levels.some((level) => !LEVELS.includes(level?.[1] ?? ''))) return undefined;
  return levels.map((level) => [`annotation-${level?.[0] ?? ''}.${key}`, value]);
}
