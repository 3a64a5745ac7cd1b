import { BUILD_PREDICATE, buildPredicate, SPDX_PREDICATE, type AttestationFacts } from '../image/attestations.ts';
import type { LoweredPlan } from '../image/lower-plan.ts';
import type { OfferedRoots } from '../image/roots.ts';
import { scan, type Scanner } from '../image/scan.ts';
import { FIXED_EPOCH } from '../image/fixed-epoch.ts';
import type { Attestation, Gateway } from '../buildkit/index.ts';
import { file, marshal, mkfile, scratch } from '../llb/index.ts';
import { normalizeReference, parsePlatform } from '../oci/index.ts';
import { readFields, splitPair } from '../options/list.ts';
import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';

/** Which attestations a build carries. */
export interface AttestationChoice {
  readonly sbom: SbomChoice;
  /** `false` for none, else options such as `mode=min`. */
  readonly provenance: string | false;
  /** Who built it, as a URL; part of the provenance. */
  readonly builderId?: string;
}

/** `inventory`: what is in the image, as SPDX or `cyclonedx`; needs no scanner and is the same for the same image. */
export type SbomChoice = false | 'inventory' | 'cyclonedx' | ScannerChoice;

/** A scanner in the sense of BuildKit's scanner protocol, and what it looks at besides the image. */
export interface ScannerChoice {
  readonly generator: string;
  readonly context: boolean;
  readonly stage: boolean;
  readonly options: Readonly<Record<string, string>>;
}

/** Docker's own scanner, built on Syft: what `sbom: true` means to every tool of this kind. */
const DEFAULT_GENERATOR = 'docker/buildkit-syft-scanner:stable-1';
const DEFAULT_PROVENANCE = 'mode=max';
const FLAG = ['true', 'false'];
/** Each option with the values that it may have; undefined for any. */
const PROVENANCE_OPTIONS: Readonly<Record<string, readonly string[] | undefined>> = {
  mode: ['min', 'max'],
  version: ['v0.2', 'v1'],
  'builder-id': undefined,
  reproducible: FLAG,
  'inline-only': FLAG,
  'capture-usage': FLAG,
};

/**
 * Reads what the faces take: nothing or `inventory` for the list of what is in the image, `format=cyclonedx` for another form of it, `true`
 * for the default scanner, `false` for none, else `generator=IMAGE,scan-context=true,scan-stage=true,KEY=VALUE…`.
 * @throws AipackError for a format that there is none of
 */
export function parseSbom(value: string | boolean | undefined): SbomChoice {
  if (value === undefined || value === '') return 'inventory';
  const text = String(value).toLowerCase();
  if (text === 'inventory') return text;
  if (text === 'false') return false;
  const fields = text === 'true' ? {} : parseFields(String(value), 'The choice of an SBOM');
  if (fields.format !== undefined && Object.keys(fields).length === 1) return inventoryFormat(fields.format);
  const { generator = DEFAULT_GENERATOR, 'scan-context': context, 'scan-stage': stage, ...options } = fields;
  return { generator, context: context === 'true', stage: stage === 'true', options };
}

function inventoryFormat(format: string): SbomChoice {
  if (format === 'spdx') return 'inventory';
  if (format === 'cyclonedx') return format;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `There is no format ${JSON.stringify(format)} of an SBOM`,
    hint: 'Use format=spdx or format=cyclonedx.',
  });
}

/**
 * Reads `true`, `false`, or options of BuildKit's provenance.
 * @throws AipackError for what BuildKit would pass over in silence, or only refuse once everything is built.
 */
export function parseProvenance(value: string | boolean | undefined): string | false {
  const text = value === undefined || value === '' ? 'true' : String(value);
  if (text.toLowerCase() === 'false') return false;
  if (text.toLowerCase() === 'true') return DEFAULT_PROVENANCE;
  const fields = parseFields(text, 'The choice of provenance');
  const wrong = Object.entries(fields).flatMap(([key, value]) => {
    if (!Object.hasOwn(PROVENANCE_OPTIONS, key)) return [`there is no option ${key}`];
    const values = lookup(PROVENANCE_OPTIONS, key);
    if (values === undefined) return value === '' ? [`${key} is empty`] : [];
    return values.includes(value) ? [] : [`${key} is ${values.join(' or ')}`];
  });
  if (wrong.length > 0) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `The provenance ${JSON.stringify(text)} can't be made: ${wrong.join('; ')}`,
      hint: `Use true, false, or options of ${Object.keys(PROVENANCE_OPTIONS).join(', ')}, such as mode=min.`,
    });
  }
  // Daemons' defaults differ, so the mode is always said.
  return fields.mode === undefined ? `${DEFAULT_PROVENANCE},${text}` : text;
}

function parseFields(text: string, what: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readFields(text, what).map((field) => {
      const [key, value = 'true'] = splitPair(field);
      return [key.trim(), value.trim()];
    }),
  );
}

/**
 * What the daemon is asked to attest by itself. These are frontend attributes: in an exporter's attributes they would
 * silently do nothing.
 */
export function attestationAttributes(choice: AttestationChoice): Record<string, string> {
  const { sbom, provenance } = choice;
  const own = provenance === false ? undefined : parseFields(provenance, 'The choice of provenance')['builder-id'];
  const builder = own !== undefined || builderOf(choice) === '' ? '' : `,builder-id=${builderOf(choice)}`;
  return {
    ...(provenance === false ? {} : { 'attest:provenance': `${provenance}${builder}` }),
    ...(daemonScans(sbom) ? { 'attest:sbom': scannerAttribute(sbom) } : {}),
  };
}

/** Who the provenance says has built, empty where it says nobody. */
export function builderOf({ provenance, builderId = '' }: AttestationChoice): string {
  return provenance === false ? '' : (parseFields(provenance, 'The choice of provenance')['builder-id'] ?? builderId);
}

/** Which version of provenance was asked for; undefined leaves it to the daemon. */
export function provenanceVersion({ provenance }: AttestationChoice): string | undefined {
  return provenance === false ? undefined : parseFields(provenance, 'The choice of provenance').version;
}

/**
 * Whether BuildKit runs the scanner itself: over final images it does, over what they were made from it can't, and
 * options for the scanner are dropped in silence by older daemons.
 */
function daemonScans(sbom: SbomChoice): sbom is ScannerChoice {
  return typeof sbom === 'object' && !sbom.context && !sbom.stage && Object.keys(sbom.options).length === 0;
}

/** What the daemon's frontends and processors are told of a scanner: its image, and the options that it gets. */
export function scannerAttribute({ generator, options }: ScannerChoice): string {
  const fields = [['generator', normalizeReference(generator)], ...Object.entries(options)];
  return fields.map(([key = '', value = '']) => csvField(`${key}=${value}`)).join(',');
}

/** Arguments of a Dockerfile by which it is said what a scanner looks at besides the image. */
export function scannedParts({ context, stage }: ScannerChoice): readonly string[] {
  return [...(context ? ['BUILDKIT_SBOM_SCAN_CONTEXT'] : []), ...(stage ? ['BUILDKIT_SBOM_SCAN_STAGE'] : [])];
}

function csvField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Whether our own statement is made, which is about the build as provenance is. */
export function statesBuild({ provenance }: AttestationChoice): boolean {
  return provenance !== false;
}

/** What was asked for, as our own statement tells it. */
export function statedChoice({ provenance, sbom }: AttestationChoice): {
  readonly sbom: string;
  readonly provenance: string;
} {
  return { sbom: typeof sbom === 'object' ? JSON.stringify(sbom) : String(sbom), provenance: String(provenance) };
}

/** What a build is told to have attested. */
export function attestationNames(choice: AttestationChoice): readonly string[] {
  return [
    ...(choice.sbom === false ? [] : ['sbom']),
    ...(choice.provenance === false ? [] : ['provenance']),
    ...(statesBuild(choice) ? ['build'] : []),
  ];
}

/** Whether anything is attested at all. */
export function attests({ sbom, provenance }: AttestationChoice): boolean {
  return sbom !== false || provenance !== false;
}

/** What an SBOM is made from. */
export interface Scannable {
  readonly lowered: LoweredPlan;
  /** The packages of the image as layers, where they are. */
  readonly roots: OfferedRoots | undefined;
  /** The platform that a scanner runs on: the daemon's own. */
  readonly scannerPlatform: string;
}

/** The statements about one platform that this side makes: wrapped by the daemon with the image as their subject. */
export async function ownAttestations(
  gateway: Gateway,
  facts: AttestationFacts,
  choice: AttestationChoice,
  targets: Scannable,
): Promise<readonly Attestation[]> {
  const { sbom } = choice;
  const own = [
    ...(statesBuild(choice)
      ? [{ predicateType: BUILD_PREDICATE, path: '/build.json', document: buildPredicate(facts) }]
      : []),
    ...(typeof sbom === 'string'
      ? [await (await import('./read-inventory.ts')).readInventory(gateway, facts, sbom, targets)]
      : []),
  ];
  const scans = typeof sbom === 'object' && !daemonScans(sbom) ? [await scanned(gateway, sbom, targets)] : [];
  if (own.length === 0) return scans;
  const files = own.map(({ document, path }) => mkfile(path, JSON.stringify(document), { timestamp: FIXED_EPOCH }));
  const state = file(scratch(), files, { name: `[attest] ${facts.platform}` });
  const ref = await gateway.solve(marshal(state), { evaluate: true });
  return [
    ...own.map(({ document: _, ...statement }): Attestation => ({ kind: 'in-toto', ref, ...statement })),
    ...scans,
  ];
}

/** Runs the scanner over the image, and over the context and the build stage where that was asked for. */
async function scanned(
  gateway: Gateway,
  choice: ScannerChoice,
  { lowered: { runtime: core, context, build: stage }, scannerPlatform }: Scannable,
): Promise<Attestation> {
  const platform = parsePlatform(scannerPlatform);
  const name = normalizeReference(choice.generator);
  const { digest, config } = await gateway.resolveImage(name, {
    platform,
    name: `[attest] resolve ${choice.generator}`,
  });
  const scanner: Scanner = {
    reference: name.includes('@') ? name : `${name}@${digest}`,
    config: (config as { config?: Scanner['config'] } | null)?.config ?? {},
  };
  const extras = { ...(choice.context ? { context } : {}), ...(choice.stage ? { build: stage } : {}) };
  const state = scan(scanner, { core, extras }, choice.options);
  const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true });
  return {
    kind: 'bundle',
    predicateType: SPDX_PREDICATE,
    ref,
    path: '/',
    metadata: { reason: 'sbom', 'sbom-core': 'sbom' },
  };
}
