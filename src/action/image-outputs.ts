import type { OutputValues } from '../options/output-rows.ts';
import type { BuildReport } from '../report/build-report.ts';

/** What further steps take of an image that is in a registry, such as actions/attest: outputs by name. */
export function imageOutputs({
  digest = '',
  tags,
}: {
  readonly digest?: string | undefined;
  readonly tags: readonly string[];
}): OutputValues {
  const [first = ''] = tags;
  return {
    digest,
    image: first === '' || digest === '' ? '' : withDigest(first, digest),
    tags: tags.join('\n'),
    'subject-name': nameOf(first),
    'subject-digest': digest,
  };
}

/** One that is pushed by its digest alone has it in its name. */
function withDigest(name: string, digest: string): string {
  return name.includes('@') ? name : `${name}@${digest}`;
}

/** A name without its tag or digest, as attestations have it. */
export function nameOf(name: string): string {
  const [whole = ''] = name.split('@');
  const colon = whole.lastIndexOf(':');
  return colon > whole.lastIndexOf('/') ? whole.slice(0, colon) : whole;
}

/** What further steps take of a build: outputs by name. Lists are one item a line, sizes in bytes, times in seconds. */
export function buildOutputs(report: BuildReport): OutputValues {
  const { imageid = '', platforms, service, stages, steps } = report;
  const [first] = platforms;
  const stated = (what: 'sbom' | 'provenance'): string =>
    platforms.flatMap(({ statements }) => statements?.[what] ?? []).join('\n');
  return {
    ...imageOutputs(report),
    imageid,
    'sbom-digest': stated('sbom'),
    'provenance-digest': stated('provenance'),
    language: service.language,
    framework: service.framework ?? '',
    'build-system': service.buildSystem,
    'start-command': service.command === undefined ? '' : JSON.stringify(service.command),
    ports: (service.ports ?? []).join('\n'),
    packages: (first?.packages.runtime ?? []).join('\n'),
    size: String(first?.size ?? ''),
    duration: (stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(1),
    'cache-hit': String(steps.total > 0 && steps.cached === steps.total),
  };
}
