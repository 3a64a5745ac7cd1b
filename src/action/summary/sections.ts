import { isPublished, type BuildReport, type ReportedReason } from '../../report/build-report.ts';
import { signed, shortDelta } from '../../report/describe-delta.ts';
import { nameOf } from '../image-outputs.ts';
import { describeInstallation } from '../../report/installation.ts';
import { megabytes } from '../../report/megabytes.ts';
import { describeOutput, whyNoDigest } from '../../report/outputs.ts';
import { describeStart } from '../../report/starts.ts';
import { code, html, lines, listed, preformatted, table, type Html } from './markup.ts';
import { picture } from './picture.ts';
import { bar, stepRows } from './steps.ts';

/** A part of the summary below its lead. */
export interface Section {
  readonly title: string;
  /** Whether it is only shown to whoever unfolds it. */
  readonly isFolded?: true;
  /** Nothing where there is nothing to tell. */
  readonly blocks: (report: BuildReport) => readonly Html[];
}

/** All parts, in their order. */
export const SECTIONS: readonly Section[] = [
  { title: 'What was detected, and why', blocks: detected },
  { title: 'What changed', blocks: changed },
  { title: 'How it was built', blocks: built },
  { title: 'How to verify it', isFolded: true, blocks: verifying },
  { title: 'Packages', isFolded: true, blocks: packages },
];

/** The lead, with the service and the image, and a table of what there is now. */
export function imageSection(report: BuildReport): readonly Html[] {
  const { delta, service, steps } = report;
  const [name] = report.tags;
  const seconds = report.stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
  const rows: (readonly [string, ...Html[]])[] = [
    ...([true, false] as const).flatMap((pushed) => {
      const names = report.tags.filter((tag) => isPublished(report, tag) === pushed);
      return names.length === 0 ? [] : [[pushed ? 'Pushed' : 'Image', lines(names)] as const];
    }),
    [
      'Digest',
      report.digest === undefined
        ? html`${whyNoDigest(report)}`
        : html`${code(report.digest)}${report.unchanged ? ' (unchanged)' : ''}`,
    ],
    ...(report.outputs ?? []).map((output) => ['Output', code(describeOutput(output))] as const),
    ...report.platforms.map(({ packages: { runtime }, platform, size }) => {
      const before = delta?.platforms.find((each) => each.platform === platform)?.size?.before;
      const facts = [
        size === undefined
          ? ''
          : `${megabytes(size)} compressed${before === undefined ? '' : ` (${signed(size - before)})`}`,
        runtime.length === 0 ? '' : `${runtime.length} packages`,
      ];
      return [platform, html`${facts.filter((fact) => fact !== '').join(', ') || 'built'}`] as const;
    }),
    ...(report.starts ?? []).map((start) => ['Started', html`${describeStart(start)}`] as const),
    ['Attested', html`${report.attestations.join(', ') || 'nothing'}`],
    [
      'Built',
      html`${bar(steps.cached, steps.total)} ${steps.cached} of ${steps.total} steps cached, ${seconds.toFixed(1)} s`,
    ],
  ];
  const lead = name === undefined ? html`<h3>${service.name}</h3>` : html`<h3>${service.name} ${code(name)}</h3>`;
  return [lead, ...table(rows)];
}

/** Decisions that tell most of an application, in this order. */
const FIRST = ['framework', 'language', 'build system', 'runtime version', 'start command', 'port'];
const REASONS = 5;

function detected({ service }: BuildReport): readonly Html[] {
  const { reasons = [] } = service;
  const rank = ({ what }: ReportedReason): number => (FIRST.includes(what) ? FIRST.indexOf(what) : FIRST.length);
  const shown = reasons.toSorted((a, b) => rank(a) - rank(b)).slice(0, REASONS);
  return table(
    shown.map(({ because, file, line, value, what }) => [
      what,
      code(value),
      file === undefined ? html`${because}` : html`${because}, ${code(line === undefined ? file : `${file}:${line}`)}`,
    ]),
  );
}

function changed({ delta, unchanged }: BuildReport): readonly Html[] {
  if (delta === undefined) return unchanged ? [html`<p>Nothing: the registry has this very image.</p>`] : [];
  const { digest, name } = delta.before;
  const rows = shortDelta(delta).map(({ items = [], text, title }) => {
    return [title, items.length === 0 ? html`${text}` : html`${text}: ${listed(items)}`] as const;
  });
  return [html`<p>Since ${code(digest === undefined ? name : `${name}@${digest.slice(0, 19)}…`)}</p>`, ...table(rows)];
}

function built(report: BuildReport): readonly Html[] {
  const installation = describeInstallation(report.installation);
  return [
    picture(report),
    ...table(stepRows(report.steps)),
    ...(installation === undefined ? [] : [html`<p>Packages are ${installation}</p>`]),
  ];
}

function verifying(report: BuildReport): readonly Html[] {
  const { attestations, digest, service, tags } = report;
  const tag = tags.find((each) => isPublished(report, each));
  if (digest === undefined || tag === undefined || attestations.length === 0) return [];
  const image = `${nameOf(tag)}@${digest}`;
  const inspect = `docker buildx imagetools inspect ${image} --format`;
  const commands = [
    ...(attestations.includes('provenance') ? [`${inspect} '{{ json .Provenance }}'`] : []),
    ...(attestations.includes('sbom') ? [`${inspect} '{{ json .SBOM }}'`] : []),
    ...(attestations.includes('build') && service.language !== 'dockerfile' ? [`aipack verify ${image}`] : []),
  ];
  return [preformatted(commands.join('\n'))];
}

function packages({ platforms }: BuildReport): readonly Html[] {
  const lists = platforms.map(({ packages: { runtime } }) => runtime.join(', '));
  const differ = new Set(lists).size > 1;
  const shown = lists.filter((list, i) => list !== '' && lists.indexOf(list) === i);
  return shown.map((list, i) =>
    differ ? html`<p>${platforms[i]?.platform ?? ''}: ${code(list)}</p>` : html`<p>${code(list)}</p>`,
  );
}
