import * as core from '@actions/core';
import { describeInstallation } from '../report/installation.ts';
import { describeOutput, whyNoDigest } from '../report/outputs.ts';
import { megabytes } from '../report/megabytes.ts';
import { isPublished, type BuildReport } from '../report/build-report.ts';
import { AipackError, describeProblem } from '../schema/errors.ts';
import { code, html, preformatted, together, type Html } from './markup.ts';

/** What was built, on the page of the run. In a matrix each leg adds one, so it begins with the service's name. */
export async function writeSummary(report: BuildReport): Promise<void> {
  const { service, steps } = report;
  const kind = [service.framework, service.language].filter(Boolean).join(', ');
  const installation = describeInstallation(report.installation);
  const { starts } = report;
  const started = starts === undefined ? [] : starts.map((await import('../report/starts.ts')).describeStart);
  const rows: (readonly [string, Html])[] = [
    ['Built from', html`${kind}, ${service.buildSystem}`],
    ...report.tags.map((tag) => [isPublished(report, tag) ? 'Pushed' : 'Image', code(tag)] as const),
    [
      'Digest',
      report.digest === undefined
        ? html`${whyNoDigest(report)}`
        : html`${code(report.digest)}${report.unchanged ? ' (unchanged)' : ''}`,
    ],
    ...(report.outputs ?? []).map((output) => ['Output', code(describeOutput(output))] as const),
    ...report.platforms.map(
      ({ platform, size, packages }) =>
        [
          platform,
          html`${size === undefined ? '' : `${megabytes(size)} compressed, `}${packages.runtime.length} packages`,
        ] as const,
    ),
    ...(installation === undefined ? [] : [['Packages', html`${installation}`] as const]),
    ...started.map((line) => ['Started', html`${line}`] as const),
    ['Attested', html`${report.attestations.join(', ') || 'nothing'}`],
    ['Steps', html`${steps.total}, ${steps.cached} cached`],
    ['Time', html`${(report.stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(1)} s`],
  ];
  const table = rows.map(
    ([name, value]) =>
      html`<tr>
        <th>${name}</th>
        <td>${value}</td>
      </tr>`,
  );
  const packages = report.platforms.map(
    ({ platform, packages: { runtime } }) =>
      html`<details>
        <summary>Packages of ${platform}</summary>
        ${preformatted(runtime.join('\n'))}
      </details>`,
  );
  await write([
    html`<h3>${service.name}</h3>`,
    html`<table>
      ${together(table)}
    </table>`,
    ...packages,
  ]);
}

/** Why nothing was built. */
export async function writeFailure(error: unknown): Promise<void> {
  const text =
    error instanceof AipackError
      ? error.problems.map(describeProblem).join('\n\n')
      : 'An error inside aipack; the log has it.';
  await write([html`<h3>aipack: not built</h3>`, preformatted(text)]);
}

/** Adds blocks to the page of the run. */
export async function write(blocks: readonly Html[]): Promise<void> {
  // An empty line between two blocks: the next one begins as HTML whatever stands in the file before.
  await core.summary.addRaw(blocks.map((block) => `${block.html}\n\n`).join('')).write();
}
