import { isPublished, type BuildReport } from '../report/build-report.ts';
import { shortDelta, signed } from '../report/describe-delta.ts';
import { describeInstallation } from '../report/installation.ts';
import { describeOutput, whyNoDigest } from '../report/outputs.ts';
import { megabytes } from '../report/megabytes.ts';
import { joined, say, type Printable } from '../untrusted/printable.ts';
import { describeStart } from '../report/starts.ts';
import { columns } from '../report/table.ts';

/** What a build did, for a person. */
export function describeReport(report: BuildReport, width?: number): Printable {
  const { service, steps, platforms } = report;
  const kind = [service.framework, service.language].filter(Boolean).join(', ');
  const rows: (readonly [string, string])[] = [
    ['service', `${service.name} (${kind}, ${service.buildSystem})`],
    ...report.tags.map((tag) => [isPublished(report, tag) ? 'pushed' : 'image', tag] as const),
    ['digest', `${report.digest ?? `none: ${whyNoDigest(report)}`}${report.unchanged ? ' (unchanged)' : ''}`],
    ['image', report.imageid ?? ''],
    ...(report.outputs ?? []).map((output) => ['output', describeOutput(output)] as const),
    ...platforms.map(({ platform, size, packages }) => {
      const count = packages.runtime.length;
      // Packages of a Dockerfile's image are not counted.
      const before = report.delta?.platforms.find((each) => each.platform === platform)?.size?.before;
      const change = before === undefined || size === undefined ? '' : ` (${signed(size - before)})`;
      const known = [
        size === undefined ? '' : `${megabytes(size)} compressed${change}`,
        count === 0 ? '' : `${count} packages`,
      ];
      return [platform, known.filter((fact) => fact !== '').join(', ') || 'built'] as const;
    }),
    ['packages', describeInstallation(report.installation) ?? ''],
    ...(report.starts ?? []).map((start) => ['started', describeStart(start)] as const),
    ...sinceRows(report),
    ['attested', report.attestations.join(', ') || 'nothing'],
    ['steps', `${steps.total}, ${steps.cached} cached`],
    ['context', `${megabytes(report.context.bytes)} sent`],
    ['buildkit', `${report.buildkit.version || 'unknown version'} at ${report.buildkit.endpoint}`],
    ['time', report.stages.map(({ stage, milliseconds }) => `${stage} ${seconds(milliseconds)}`).join(', ')],
  ];
  const longest = steps.longest.map(({ name, seconds }) => ['', `${seconds.toFixed(1)} s`, name]);
  const shown = rows.filter(([, value]) => value !== '');
  return joined(
    [columns(shown, width), ...(longest.length === 0 ? [] : [say` Longest steps:`, columns(longest, width)])],
    '\n',
  );
}

/** What changed since the image that the tag named before. */
function sinceRows({ delta }: BuildReport): readonly (readonly [string, string])[] {
  if (delta === undefined) return [];
  const { digest, name } = delta.before;
  const told = shortDelta(delta).map(
    ({ items = [], text, title }) => [title, items.length === 0 ? text : `${text}: ${items.join(', ')}`] as const,
  );
  return [
    ['since', digest === undefined ? name : `${name}@${digest.slice(0, 19)}…`],
    ...told.map(([title, text]) => [`  ${title}`, text] as const),
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
