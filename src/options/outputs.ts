import { readFields, splitPair } from './list.ts';
import { isFolder, STDOUT, type OutputSpec } from './output-spec.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';

const FLAG = /^(?:1|t|true|0|f|false)?$/i;
const ANNOTATION = /^annotation(?:-[a-z-]+)?(?:\[[A-Za-z0-9_/-]+\])?\../;

const FILES = ['attestation-prefix', 'platform-split'];
const LAYERS = ['compression', 'compression-level', 'force-compression', 'rewrite-timestamp'];
const ARCHIVE = [...LAYERS, 'name', 'oci-mediatypes', 'oci-artifact', 'prefer-nondist-layers', 'attestation-inline'];
const IMAGE = [
  'push',
  'push-by-digest',
  'name-canonical',
  'dangling-name-prefix',
  'registry.insecure',
  'store',
  'unpack',
];
/** Attributes with a value of their own; the others are flags. */
const TEXTS: ReadonlySet<string> = new Set(['attestation-prefix', 'context', 'dangling-name-prefix', 'name']);

/** Output types with the attributes that each takes besides `type` and `dest`. */
const TYPES: Readonly<Record<OutputSpec['type'], readonly string[]>> = {
  image: [...ARCHIVE, ...IMAGE],
  oci: [...ARCHIVE, 'tar'],
  docker: [...ARCHIVE, 'context', 'tar'],
  tar: FILES,
  local: FILES,
  cacheonly: [],
};
/** What buildx calls an image that is pushed. */
const REGISTRY = 'registry';
const NAMES = [...Object.keys(TYPES), REGISTRY];

/** Kinds of compression with the highest level of each. */
const LEVELS: Readonly<Record<string, number>> = { uncompressed: 0, gzip: 9, estargz: 9, zstd: 22 };

/**
 * Reads `type=TYPE,dest=PATH,KEY=VALUE…` as buildx writes it. The name of a type alone is that type, and any other lone
 * path a `local` output.
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
        hint: `Expected type=oci,dest=image.tar, with one of ${NAMES.join(', ')}; a folder by a path such as ./out.`,
      });
    }
  }
  if (problems.length > 0) throw new AipackError(problems);
  return outputs;
}

function parseOutput(spec: string): OutputSpec | string {
  if (spec === STDOUT) return { type: 'tar', destination: STDOUT, attributes: {} };
  const lone = !spec.includes('=');
  if (lone && !NAMES.includes(spec)) return { type: 'local', destination: spec, attributes: {} };
  const fields = readFields(lone ? `type=${spec}` : spec, 'An output').map(readField);
  const { type: said = '', dest = '', ...given } = Object.fromEntries(fields);
  const type = said === REGISTRY ? 'image' : said;
  if (!isType(type)) return `has no type, or one that doesn't exist`;
  const attributes = { ...given, ...(said === REGISTRY ? { push: 'true' } : {}) };
  const unknown = Object.keys(attributes).filter(
    (key) => !TYPES[type].includes(key) && !(TYPES[type].includes('name') && ANNOTATION.test(key)),
  );
  if (unknown.length > 0) return `has ${unknown.join(', ')}, which an output of type ${said} does not take`;
  const wrong = wrongValue(attributes);
  if (wrong !== undefined) return wrong;
  const place = placeOf(type, dest);
  if (typeof place === 'string') return place;
  const { context, ...own } = attributes as Readonly<Record<string, string>>;
  if (context === '' || (context !== undefined && dest !== ''))
    return 'has a context, which names the Docker to load into, and takes no destination and a name';
  const into = context === undefined ? {} : { context };
  const read = { type, ...place, ...into, attributes: Object.fromEntries(Object.entries(own).map(plainFlag)) };
  const placeless = isFolder(read) && (dest === '' || dest === STDOUT);
  return placeless ? 'does not say which folder to write to, with dest=PATH' : read;
}

/** Where it goes, or what is wrong with that. As in buildx, what is no folder goes to standard output unless it is said. */
function placeOf(type: OutputSpec['type'], dest: string): Pick<OutputSpec, 'destination'> | string {
  switch (type) {
    case 'image':
      return dest === '' ? {} : 'has a destination, which an image takes from its tags';
    case 'cacheonly':
      return dest === '' ? {} : 'has a destination, and keeps nothing';
    case 'docker':
      return dest === '' ? {} : { destination: dest };
    case 'local':
      return { destination: dest };
    default:
      return { destination: dest === '' ? STDOUT : dest };
  }
}

/** What BuildKit would refuse only once everything is built. */
function wrongValue({
  compression = 'gzip',
  'compression-level': level = '0',
  ...others
}: Readonly<Record<string, string>>): string | undefined {
  if (!Object.hasOwn(LEVELS, compression)) return `has a compression that is none of ${Object.keys(LEVELS).join(', ')}`;
  const highest = lookup(LEVELS, compression) ?? 0;
  if (!/^\d{1,2}$/.test(level) || Number(level) > highest) {
    return `has a compression-level that is no whole number from 0 to ${highest}, the highest of ${compression}`;
  }
  const flag = Object.entries(others).find(([key, value]) => isFlag(key) && !FLAG.test(value));
  return flag === undefined ? undefined : `has a ${flag[0]} that is neither true nor false`;
}

function isFlag(key: string): boolean {
  return !TEXTS.has(key) && !key.startsWith('compression') && !key.startsWith('annotation');
}

/** Flags in the one spelling that everything compares them with. */
function plainFlag([key, value]: readonly [string, string]): readonly [string, string] {
  return isFlag(key) ? [key, String(/^(?:1|t|true)?$/i.test(value))] : [key, value];
}

function readField(field: string): readonly [string, string] {
  const [key, value = 'true'] = splitPair(field);
  const name = key.trim();
  // Keys of annotations have a case.
  return [name.startsWith('annotation') ? name : name.toLowerCase(), value.trim()];
}

function isType(type: string): type is OutputSpec['type'] {
  return Object.hasOwn(TYPES, type);
}
