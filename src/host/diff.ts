import { createReadStream, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ApkError } from '../apk/index.ts';
import { compareImages, readImage, type ReadImage } from '../app/delta/compare.ts';
import { comparePlans } from '../app/delta/compare-plans.ts';
import { registrySource, type ImageSource } from '../app/delta/image-source.ts';
import { layoutSource, type ReadLayout } from '../app/delta/layout-source.ts';
import { factsOfBuild, factsOfPlan, readPlan, type PlanFacts } from '../app/delta/plan-facts.ts';
import { registryProblem } from '../app/verify/find-statements.ts';
import { fileOf } from '../app/verify/oci-archive.ts';
import type { RegistryClient } from '../oci/index.ts';
import type { Delta } from '../report/delta.ts';
import { AipackError } from '../schema/errors.ts';
import { loadBuilds } from '../schema/load.ts';
import { parseJson } from '../untrusted/json.ts';
import { isRefusal, openPlainFile, readPlainFile, readPlainStart } from '../untrusted/plain-file.ts';
import { readImageName } from './image-name.ts';

/** What plans of a folder are made with; `as` is the form that they are wanted in. */
export type PlanFolder = (path: string, as: PlanFacts['kind']) => Promise<readonly PlanFacts[]>;

export interface DiffTools {
  readonly directory: string;
  readonly registry: RegistryClient;
  readonly planFolder: PlanFolder;
  /** Of which platforms images are compared; all where there is none. */
  readonly platforms: readonly string[];
}

/** Compressed bytes of the layers of one platform that are read to compare files. */
const FILE_BUDGET = 512 * 1024 * 1024;
/** A plan of a large image has some hundred kilobytes. */
const MAX_PLAN_BYTES = 16 * 1024 * 1024;
const GZIP = Buffer.from([0x1f, 0x8b]);

type Operand =
  | { readonly kind: 'image'; readonly source: ImageSource }
  | { readonly kind: 'plans'; readonly plans: readonly PlanFacts[] }
  | { readonly kind: 'folder'; readonly path: string };

/**
 * Compares two images or two plans. A path that is there is taken before the name of an image: a folder with an OCI layout, an archive of one, a
 * file with a plan, or a folder that is planned.
 * @throws AipackError IMAGE_NOT_FOUND, INPUT_INVALID, REGISTRY_REFUSED, REGISTRY_UNREACHABLE, and what planning a folder throws
 */
export async function runDiff(before: string, after: string, tools: DiffTools): Promise<Delta> {
  const [old, now] = await Promise.all([operandOf(before, tools), operandOf(after, tools)]);
  if (old.kind === 'image' && now.kind === 'image') {
    try {
      const [a, b] = await Promise.all([read(old.source, tools), read(now.source, tools)]);
      return await compareImages(a, b, FILE_BUDGET);
    } catch (error) {
      throw registryProblem(error);
    }
  }
  if (old.kind === 'image' || now.kind === 'image') {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `${JSON.stringify(before)} is ${wordFor(old)}, and ${JSON.stringify(after)} ${wordFor(now)}`,
      hint: 'Compare two images, or two plans: files that `aipack plan` or `aipack detect` printed as JSON, or folders.',
    });
  }
  const form = old.kind === 'plans' ? old.plans[0]?.kind : now.kind === 'plans' ? now.plans[0]?.kind : 'plan';
  const plansOf = async (operand: Exclude<Operand, { kind: 'image' }>): Promise<readonly PlanFacts[]> =>
    operand.kind === 'plans' ? operand.plans : tools.planFolder(operand.path, form ?? 'plan');
  const [a, b] = [await plansOf(old), await plansOf(now)];
  if (a[0]?.kind !== b[0]?.kind) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: 'One of both says what `aipack plan` would print, the other what `aipack detect` would',
      hint: 'Make both with the same verb.',
    });
  }
  return comparePlans({ name: before, plans: a }, { name: after, plans: b });
}

function wordFor({ kind }: Operand): string {
  return kind === 'image' ? 'an image' : 'a plan';
}

async function read(source: ImageSource, { platforms }: DiffTools): Promise<ReadImage> {
  const root = await source.root();
  const image = root && (await readImage(source, root));
  const facts = (image?.facts ?? []).filter(({ platform }) => platforms.length === 0 || platforms.includes(platform));
  if (image !== undefined && facts.length > 0) return { ...image, facts };
  const what = platforms.length === 0 ? 'no image' : `no image for ${platforms.join(', ')}`;
  throw new AipackError({ code: 'IMAGE_NOT_FOUND', message: `There is ${what} at ${source.name}` });
}

async function operandOf(said: string, { directory, registry }: DiffTools): Promise<Operand> {
  const path = resolve(directory, said);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) {
    const isLayout = statSync(join(path, 'oci-layout'), { throwIfNoEntry: false })?.isFile() === true;
    return isLayout ? { kind: 'image', source: layoutSource(said, folder(path)) } : { kind: 'folder', path };
  }
  if (stats?.isFile() === true) return fileOperand(said, path);
  const tagged = /^(.+):([\w][\w.-]{0,127})$/.exec(said);
  const layout = resolve(directory, tagged?.[1] ?? '');
  if (tagged !== null && statSync(join(layout, 'oci-layout'), { throwIfNoEntry: false })?.isFile() === true) {
    return { kind: 'image', source: layoutSource(said, folder(layout), tagged[2]) };
  }
  return { kind: 'image', source: registrySource(registry, readImageName(said), said) };
}

async function fileOperand(said: string, path: string): Promise<Operand> {
  const start = readPlainStart(path, 512)?.bytes ?? Buffer.alloc(0);
  const isGzip = start.subarray(0, 2).equals(GZIP);
  if (isGzip || start.subarray(257, 262).toString('latin1') === 'ustar') {
    return { kind: 'image', source: layoutSource(said, archive(path, isGzip)) };
  }
  const text = (await readPlainFile(path, MAX_PLAN_BYTES, 'follow')).toString('utf8');
  const value = parseJson(text);
  const plans = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(readPlan);
  if (plans.length > 0 && plans.every((plan) => plan !== undefined)) {
    return { kind: 'plans', plans: plans.map(factsOfPlan) };
  }
  return { kind: 'plans', plans: loadBuilds(text, said).builds.map(factsOfBuild) };
}

/** A layout on disk. Links in it are not followed. */
function folder(path: string): ReadLayout {
  return async function* (name) {
    try {
      const handle = await openPlainFile(join(path, name));
      yield* handle.createReadStream({ highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  };
}

/** A layout in an archive, which is read from its beginning each time. */
function archive(path: string, packed: boolean): ReadLayout {
  const open = (): AsyncIterable<Uint8Array> => {
    const file = createReadStream(path, { highWaterMark: 256 * 1024 });
    // Both are closed with the one that is read; what went wrong is told there.
    return packed ? pipeline(file, createGunzip(), () => undefined) : file;
  };
  return async function* (name) {
    try {
      yield* fileOf(open, name);
    } catch (cause) {
      if (!(cause instanceof ApkError) && !isRefusal(cause)) throw cause;
      const message = `${path} can't be read as an archive: ${cause instanceof Error ? cause.message : String(cause)}`;
      throw new AipackError({ code: 'INPUT_INVALID', message }, { cause });
    }
  };
}
