import { isDeepStrictEqual } from 'node:util';
import { BUILD_PREDICATE, CYCLONEDX_PREDICATE, SPDX_PREDICATE } from '../image/attestations.ts';
import { asObject, parseJson } from '../untrusted/json.ts';
import { builderOf, provenanceVersion, statesBuild, type AttestationChoice } from './attest.ts';

/** A statement that a build attaches to an image. */
export interface ExpectedStatement {
  /** Any of them: daemons differ in which version of provenance they make. */
  readonly predicateTypes: readonly string[];
  /** Whether the build could have stated this, as far as that can be told without making it again. */
  readonly accepts: (predicate: unknown) => boolean;
}

/** What the statements that are made on this side hold. */
export interface OwnPredicates {
  readonly build: Readonly<Record<string, unknown>>;
  /** Whether a document lists what this image has, where the build makes such a list. */
  readonly inventory?: ExpectedStatement['accepts'];
}

/** The statements that a build with this choice attaches to each image: these, and no others. */
export function expectedStatements(
  choice: AttestationChoice,
  { build, inventory }: OwnPredicates,
): readonly ExpectedStatement[] {
  const { sbom, provenance } = choice;
  return [
    ...(statesBuild(choice)
      ? [{ predicateTypes: [BUILD_PREDICATE], accepts: (predicate: unknown) => isSameBuild(predicate, build) }]
      : []),
    ...(typeof sbom === 'string' && inventory !== undefined
      ? [{ predicateTypes: [sbom === 'cyclonedx' ? CYCLONEDX_PREDICATE : SPDX_PREDICATE], accepts: inventory }]
      : []),
    // A scanner says when it ran: what it found can't be compared, but how many documents it gives is known.
    ...(typeof sbom === 'object'
      ? [true, sbom.context, sbom.stage].filter(Boolean).map(() => ({
          predicateTypes: [SPDX_PREDICATE],
          accepts: (predicate: unknown) => asObject(predicate) !== undefined,
        }))
      : []),
    ...(provenance === false ? [] : [expectedProvenance(choice)]),
  ];
}

const PROVENANCE: Readonly<Record<string, string>> = {
  'v0.2': 'https://slsa.dev/provenance/v0.2',
  v1: 'https://slsa.dev/provenance/v1',
};

/** Provenance says when a build ran, and what it was called there; who ran it has to be who would run it again. */
function expectedProvenance(choice: AttestationChoice): ExpectedStatement {
  const version = provenanceVersion(choice);
  const builder = withoutRun(builderOf(choice));
  return {
    predicateTypes: Object.entries(PROVENANCE).flatMap(([key, type]) =>
      version === undefined || version === key ? [type] : [],
    ),
    accepts: (predicate) => {
      const { builder: first, runDetails } = asObject(predicate) ?? {};
      const { id = '' } = asObject(first ?? asObject(runDetails)?.builder) ?? {};
      return typeof id === 'string' && withoutRun(id) === builder;
    },
  };
}

/** GitHub's address of a run names the repository whose workflows are the builder; the run is another each time. */
function withoutRun(builder: string): string {
  return builder.replace(/\/actions\/runs\/\d+$/, '/actions/runs/');
}

/** Which state of the package index the versions were read from is no difference: they are the same versions. */
function isSameBuild(predicate: unknown, build: OwnPredicates['build']): boolean {
  return isSame({ ...asObject(predicate), packageIndex: 0 }, { ...build, packageIndex: 0 });
}

/** Whether what was published is what would be published; that one becomes JSON first, which has no undefined. */
function isSame(published: unknown, own: Readonly<Record<string, unknown>>): boolean {
  return isDeepStrictEqual(published, parseJson(JSON.stringify(own)));
}
