import { formatReference, type Reference, type RegistryClient } from '../../oci/index.ts';
import { AipackError } from '../../schema/errors.ts';
import { planStage, type LineOutside, type Planned } from '../line.ts';
import type { LineSettings } from '../settings.ts';
import { causesOf, type Checkout } from './causes.ts';
import { compareJson } from './compare-json.ts';
import { isReordered, type ComparedImage } from './compare-images.ts';
import { explainLayers } from './explain-layers.ts';
import { findStatements, registryProblem, type StatedImage, type StatedIndex } from './find-statements.ts';
import { blobOf, imageOf, type ReadArchive } from './oci-archive.ts';
import type { PlatformVerdict, VerifyReport } from './report.ts';
import { statedOutside, statedSettings, withOwnVariables } from './stated-line.ts';
import { checkPackages, statedLock } from './stated-packages.ts';

export interface VerifyRequest {
  readonly reference: Reference;
  /** Platforms of the image to look at; empty for all. */
  readonly settings: LineSettings;
}

/** An image that was built again, as an OCI archive. */
export interface RebuiltImage {
  /** Of its manifest. */
  readonly digest: string;
  readonly read: ReadArchive;
  /** Removes the archive. */
  readonly close: () => Promise<void>;
}

export interface VerifyOutside<T extends LineOutside> {
  readonly registry: RegistryClient;
  readonly line: T;
  /** What the folder holds that the image is to be built from again. */
  readonly checkout: () => Promise<Checkout>;
  /** Builds every step of a plan again; `image` is the one in the registry. */
  readonly rebuild: (planned: Planned, image: StatedImage, settings: LineSettings, outside: T) => Promise<RebuiltImage>;
  readonly onWarning: (message: string) => void;
}

/** A configuration has some ten kilobytes. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

/**
 * Builds an image again from what its statements say, and tells whether it is the same.
 * @throws AipackError IMAGE_NOT_FOUND, STATEMENT_MISSING, STATEMENT_INVALID, STATEMENT_UNMET, PACKAGES_GONE, and as a build
 */
export async function verifyImage<T extends LineOutside>(
  { reference, settings }: VerifyRequest,
  outside: VerifyOutside<T>,
): Promise<VerifyReport> {
  const { line, registry } = outside;
  const index = await line.stopwatch.measure('statements', () =>
    findStatements(registry, reference, settings.platforms),
  );
  const mine = withOwnVariables(settings, line.environment);
  const checkout = await outside.checkout();
  const platforms: PlatformVerdict[] = [];
  for (const image of index.images) platforms.push(await verifyPlatform(index, image, mine, checkout, outside));
  return {
    image: formatReference(reference),
    digest: index.digest,
    same: platforms.every(({ same }) => same),
    platforms,
  };
}

async function verifyPlatform<T extends LineOutside>(
  { reader }: StatedIndex,
  image: StatedImage,
  settings: LineSettings,
  checkout: Checkout,
  outside: VerifyOutside<T>,
): Promise<PlatformVerdict> {
  const { descriptor, platform, statement } = image;
  const lock = statedLock(statement);
  const own = statedSettings(settings, image, lock);
  const line = statedOutside(outside.line, statement);
  await checkPackages(lock, line.indexes, [platform, statement.settings.buildPlatform]);
  const planned = await planStage(own, line).catch((error: unknown) => {
    throw unlikeCheckout(error);
  });
  const causes = causesOf({ image, planned, checkout, toolVersion: outside.line.toolVersion });
  for (const cause of causes) outside.onWarning(cause);
  const rebuilt = await outside.rebuild(planned, image, own, line);
  try {
    const same = rebuilt.digest === descriptor.digest;
    const found = same
      ? { layers: [], configuration: [], reordered: false }
      : await differences(reader, image, rebuilt);
    return {
      platform,
      digest: descriptor.digest,
      rebuilt: rebuilt.digest,
      same,
      from: madeFrom(image),
      causes,
      ...found,
    };
  } finally {
    await rebuilt.close();
  }
}

/** A lock that the statement made, not a person: what it lacks, the checkout asks for. */
function unlikeCheckout(error: unknown): unknown {
  if (!(error instanceof AipackError) || !error.code.startsWith('LOCK_')) return error;
  const problems = error.problems.map(({ message }) => ({
    code: 'STATEMENT_UNMET' as const,
    message: `This checkout asks for packages that the image was not made of: ${message.replace(/^.*: /, '')}`,
    hint: 'Check out the commit that the image was built from, and use the version of aipack that built it.',
  }));
  return new AipackError(problems, { cause: error });
}

async function differences(
  reader: StatedIndex['reader'],
  { manifest }: StatedImage,
  { digest, read }: RebuiltImage,
): Promise<Pick<PlatformVerdict, 'configuration' | 'layers' | 'reordered'>> {
  const after = await imageOf(read);
  if (after === undefined) throw new Error(`the archive of ${digest} has no image`);
  try {
    const { config } = manifest.content;
    const before: ComparedImage = {
      manifest: manifest.content,
      config: config === undefined ? undefined : await reader.json(config, MAX_CONFIG_BYTES),
    };
    const layers = await explainLayers(before, after, {
      published: (layer) => reader.bytes(layer.descriptor),
      rebuilt: (layer) => blobOf(read, layer.descriptor.digest),
    });
    const whole = ({ config: content, manifest: of }: ComparedImage): unknown => ({
      config: content,
      manifest: { ...of, config: of.config?.mediaType, layers: undefined },
    });
    const configuration = compareJson(whole(before), whole(after), ['config.rootfs']);
    return { layers, configuration, reordered: isReordered(before, after) };
  } catch (error) {
    throw registryProblem(error);
  }
}

function madeFrom({ statement }: StatedImage): PlatformVerdict['from'] {
  const { packageIndex, packages, project, source, tool } = statement;
  return {
    tool: tool.version,
    service: project.name,
    path: project.path,
    ...(source.repository === undefined ? {} : { repository: source.repository }),
    ...(source.revision === undefined ? {} : { revision: source.revision }),
    packages: {
      installation: packages.installation,
      build: packages.build.length,
      runtime: packages.runtime.length,
      index: packageIndex,
    },
  };
}
