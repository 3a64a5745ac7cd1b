import { readFields, splitPair } from '../options/list.ts';
import type { Target } from '../options/targets.ts';
import type { Options } from '../options/table.ts';
import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';
import { parseProvenance, parseSbom, type AttestationChoice } from './attest.ts';

export interface AttestationWishes extends Pick<Options, 'attestations' | 'attests' | 'provenance' | 'sbom'> {
  /** Who builds, as a URL; {@link builderOfMachine} where nobody is named. */
  readonly builderId: string | undefined;
  /** Whether the source is private: its provenance then tells no build steps unless that is asked for. */
  readonly privateSource?: boolean;
}

export interface AttestationCircumstances {
  readonly outputs: readonly Pick<Target, 'type'>[];
  /** Whether a Dockerfile is built, whose image has no list of packages to make an SBOM from. */
  readonly dockerfile: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const TYPES = ['provenance', 'sbom'] as const;
type Attested = (typeof TYPES)[number];

/**
 * Which attestations an image gets, as docker/build-push-action decides it: `provenance` and `sbom` come before `attests`, and
 * without any of them a default applies. Docker's store and the formats that it loads take no attestations: only a push, an image
 * or an OCI archive has that default. It is provenance, our own statement beside it, and the list of packages where there is one:
 * without provenance the image is plain unless an SBOM is asked for.
 * @throws AipackError INPUT_INVALID; FEATURE_UNSUPPORTED for a list of packages of a Dockerfile
 */
export function chooseAttestations(
  wishes: AttestationWishes,
  { dockerfile, environment, outputs }: AttestationCircumstances,
): AttestationChoice {
  const { builderId = builderOfMachine(environment), privateSource = false } = wishes;
  if (!wishes.attestations) return { sbom: false, provenance: false, builderId };
  const listed = readAttests(wishes.attests);
  const asked = (type: Attested): string | undefined => {
    const own = wishes[type];
    return own === undefined || own === '' ? listed.get(type) : enabled(String(own), type);
  };
  const carried = outputs.some(({ type }) => type === 'oci' || type === 'image');
  const byDefault = carried && !isTrue(lookup(environment, 'BUILDX_NO_DEFAULT_ATTESTATIONS'));
  const provenanceOf = (text: string): string | false =>
    parseProvenance(privateSource && text.toLowerCase() === 'true' ? 'mode=min' : text);
  const provenance = provenanceOf(asked('provenance') ?? String(byDefault));
  const wanted = asked('sbom');
  const inventory = byDefault && provenance !== false && !dockerfile;
  const sbom = wanted === undefined ? inventory && 'inventory' : parseSbom(wanted);
  if (typeof sbom === 'string' && dockerfile) throw noInventory();
  return { sbom, provenance, builderId };
}

/** What SLSA asks of a builder: a URL, and never none. Outside of GitHub nobody vouches for a machine, and that is what this one means. */
export const LOCAL_BUILDER = 'https://aipack.dev/builder/local';

/** The run of GitHub that a command is part of, else {@link LOCAL_BUILDER}. */
function builderOfMachine(environment: AttestationCircumstances['environment']): string {
  const { GITHUB_REPOSITORY: name, GITHUB_RUN_ID: run, GITHUB_SERVER_URL: server } = environment;
  const known = server !== undefined && name !== undefined && run !== undefined && /^\d+$/.test(run);
  return known ? `${server}/${name}/actions/runs/${run}` : LOCAL_BUILDER;
}

/** `type=sbom,generator=IMAGE` as the text that the input of that name would have. */
function readAttests(attests: readonly string[]): ReadonlyMap<Attested, string> {
  const read = new Map<Attested, string>();
  for (const item of attests) {
    const fields = readFields(item, 'An attestation');
    const named = fields.find((field) => field.startsWith('type='))?.slice('type='.length);
    const type = TYPES.find((each) => each === named);
    if (type === undefined) {
      throw new AipackError({
        code: 'INPUT_INVALID',
        message: `The attestation ${JSON.stringify(item)} has no type, or one that doesn't exist`,
        hint: 'Write type=provenance,mode=max or type=sbom,generator=IMAGE.',
      });
    }
    const rest = fields.filter((field) => !field.startsWith('type=') && field !== '').map(quoted);
    read.set(type, enabled(rest.length === 0 ? 'true' : rest.join(','), type));
  }
  return read;
}

/** Without `disabled`, by which buildx switches one off among other options. */
function enabled(text: string, type: Attested): string {
  if (!/(?:^|,)\s*disabled\b/.test(text)) return text;
  const fields = readFields(text, `The choice of ${type}`);
  const left = fields.filter((field) => splitPair(field)[0] !== 'disabled').map(quoted);
  const off = fields.some((field) => field === 'disabled' || isTrue(/^disabled=(.*)$/.exec(field)?.[1]));
  return off ? 'false' : left.length === 0 ? 'true' : left.join(',');
}

function quoted(field: string): string {
  return /[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** The spellings that Go reads as true, as buildx does. */
function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(?:1|t|T|true|True|TRUE)$/.test(text);
}

function noInventory(): AipackError {
  return new AipackError({
    code: 'FEATURE_UNSUPPORTED',
    message: 'The image of a Dockerfile has no list of packages that were resolved to make an SBOM from',
    hint: 'Let a scanner look at it, with sbom: true or generator=IMAGE, or build without the Dockerfile.',
  });
}
