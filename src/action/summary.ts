import * as core from '@actions/core';
import { megabytes } from '../pipeline/megabytes.ts';
import type { BuildReport } from '../pipeline/report.ts';
import { AipackError, describeProblem } from '../schema/errors.ts';

/** What was built, on the page of the run. In a matrix each leg adds one, so it begins with the service's name. */
export async function writeSummary(report: BuildReport): Promise<void> {
  const { service, steps } = report;
  const kind = [service.framework, service.language].filter(Boolean).join(', ');
  const rows: [string, string][] = [
    ['Built from', `${kind}, ${service.buildSystem}`],
    ...report.tags.map((tag): [string, string] => [report.pushed ? 'Pushed' : 'Image', code(tag)]),
    [
      'Digest',
      report.digest === undefined
        ? 'nothing was exported'
        : `${code(report.digest)}${report.unchanged ? ' (unchanged)' : ''}`,
    ],
    ...report.platforms.map(({ platform, size, packages }): [string, string] => [
      platform,
      `${size === undefined ? '' : `${megabytes(size)} compressed, `}${packages.runtime.length} packages`,
    ]),
    ['Attested', report.attestations.join(', ') || 'nothing'],
    ['Steps', `${steps.total}, ${steps.cached} cached`],
    ['Time', `${(report.stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(1)} s`],
  ];
  core.summary.addHeading(service.name, 3).addTable(rows.map(([name, value]) => [{ data: name, header: true }, value]));
  for (const { platform, packages } of report.platforms) {
    core.summary.addDetails(`Packages of ${platform}`, `<pre>${packages.runtime.map(escape).join('\n')}</pre>`);
  }
  await core.summary.write();
}

/** Why nothing was built. */
export async function writeFailure(error: unknown): Promise<void> {
  const text =
    error instanceof AipackError
      ? error.problems.map(describeProblem).join('\n\n')
      : 'An error inside aipack; the log has it.';
  await core.summary
    .addHeading('aipack: not built', 3)
    .addRaw(`<pre>${escape(text)}</pre>`, true)
    .write();
}

function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}

/** Names and outputs come from the repository: as text they can't become markup. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
