import { readFields, splitPair } from './list.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';

/** Where a result goes, and how it is written there. */
export interface OutputSpec {
  readonly type: 'image' | 'oci' | 'docker' | 'tar' | 'local';
  /** A file, or a folder for `local`; none for `image`. */
  readonly destination?: string;
  /** In BuildKit's own words, each checked against the list of those that an output takes. */
  readonly attributes: Readonly<Record<string, string>>;
}

const COMPRESSION = ['compression', 'compression-level', 'force-compression', 'rewrite-timestamp'];

/** Output types with the attributes that each takes besides `type` and `dest`. */
const TYPES: Readonly<Record<OutputSpec['type'], readonly string[]>> = {
  image: [...COMPRESSION, 'push', 'push-by-digest', 'registry.insecure'],
  oci: COMPRESSION,
  docker: COMPRESSION,
  tar: [],
  local: [],
};

/** Kinds of compression with the highest level of each. */
const LEVELS: Readonly<Record<string, number>> = { uncompressed: 0, gzip: 9, estargz: 9, zstd: 22 };

/**
 * Reads `type=TYPE,dest=PATH,KEY=VALUE…` as buildx writes it; a lone path is a `local` output.
 * @throws AipackError with every specification that can't be read.
 */
export function parseOutputs(specs: readonly string[]): readonly OutputSpec[] {
  const problems: Problem[] = [];
  const outputs: OutputSpec[] = [];
  for (const spec of specs) {
    const parsed = parseOutput(spec);
    if (typeof parsed !== 'string') outputs.push(parsed);
    else {
      problems.push({
        code: 'INPUT_INVALID',
        message: `The output ${JSON.stringify(spec)} ${parsed}`,
        hint: `Expected type=oci,dest=image.tar, with one of ${Object.keys(TYPES).join(', ')}.`,
      });
    }
  }
  if (problems.length > 0) throw new AipackError(problems);
  return outputs;
}

function parseOutput(spec: string): OutputSpec | string {
  if (!spec.includes('=')) return { type: 'local', destination: spec, attributes: {} };
  const { type = '', dest = '', ...attributes } = Object.fromEntries(readFields(spec, 'An output').map(readField));
  if (!isType(type)) return `has no type, or one that doesn't exist`;
  const unknown = Object.keys(attributes).filter((key) => !TYPES[type].includes(key));
  if (unknown.length > 0) return `has ${unknown.join(', ')}, which an output of type ${type} does not take`;
  const wrong = wrongValue(attributes);
  if (wrong !== undefined) return wrong;
  if (type === 'image')
    return dest === '' ? { type, attributes } : 'has a destination, which an image takes from its tags';
  return dest === '' ? 'does not say where to, with dest=PATH' : { type, destination: dest, attributes };
}

/** What BuildKit would refuse only once everything is built. */
function wrongValue({
  compression = 'gzip',
  'compression-level': level = '0',
  ...flags
}: Readonly<Record<string, string>>): string | undefined {
  if (!Object.hasOwn(LEVELS, compression)) return `has a compression that is none of ${Object.keys(LEVELS).join(', ')}`;
  const highest = lookup(LEVELS, compression) ?? 0;
  if (!/^\d{1,2}$/.test(level) || Number(level) > highest) {
    return `has a compression-level that is no whole number from 0 to ${highest}, the highest of ${compression}`;
  }
  const flag = Object.entries(flags).find(([, value]) => value !== 'true' && value !== 'false');
  return flag === undefined ? undefined : `has a ${flag[0]} that is neither true nor false`;
}

function readField(field: string): readonly [string, string] {
  const [key, value = 'true'] = splitPair(field);
  return [key.trim(), value.trim()];
}

function isType(type: string): type is OutputSpec['type'] {
  return Object.hasOwn(TYPES, type);
}
