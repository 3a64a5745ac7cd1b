import { isPublished, type BuildReport, type StepReport } from '../../report/build-report.ts';
import { megabytes } from '../../report/megabytes.ts';
import { printable } from '../../untrusted/printable.ts';
import type { Html } from './markup.ts';

/** A step as reports name it, and the platform before it where there are several. */
const STEP = /^(?:([^\s/]+\/\S+) )?\[([^\]]+)\] (.+)$/;
/** What brings files for the steps that work on them. */
const PREPARES = /^(?:copy|prepare) /;
/** Characters of a line of a label: the picture is as wide as a page. */
const LONGEST = 28;
/** What stands on one line though it could be on two. */
const SHORT = 20;
const MOST_STEPS = 3;
const MOST_PLATFORMS = 4;

/** The build as a Mermaid flowchart, which GitHub draws: from the repository and the packages to the name of the image. */
export function picture(report: BuildReport): Html {
  const { attestations, service } = report;
  const platforms = report.platforms.slice(0, MOST_PLATFORMS);
  const [first] = platforms;
  const steps = drawnSteps(report.steps).map(({ cached, texts }, i) => ({ id: `s${i}`, cached, texts }));
  const lines: string[] = ['flowchart LR'];
  const add = (id: string, texts: readonly string[], shape: readonly [string, string] = ['[', ']']): string => {
    lines.push(`${id}${shape[0]}${labelOf(texts)}${shape[1]}`);
    return id;
  };
  const join = (from: string, to: string): void => void lines.push(`${from} --> ${to}`);
  const kind = [service.framework ?? service.language, service.buildSystem].join(', ');
  const chain = [add('source', [service.name, kind]), ...steps.map(({ id, texts }) => add(id, texts))];
  lines.push(chain.join(' --> '));
  const tools = first?.packages.build.length ?? 0;
  const [begin] = steps;
  if (tools > 0 && begin !== undefined)
    join(add('tools', [`${tools} packages`, 'to build with'], ['[(', ')]']), begin.id);
  const own = first?.packages.runtime.length ?? 0;
  if (own > 0) add('packages', [`${own} packages`, 'of the image'], ['[(', ')]']);
  const images = platforms.map(({ platform, size }, i) =>
    add(`p${i}`, [platform, size === undefined ? '' : megabytes(size)]),
  );
  for (const image of images) join(own > 0 ? `${chain.at(-1)} & packages` : `${chain.at(-1)}`, image);
  const tag = report.tags.find((each) => isPublished(report, each)) ?? report.tags[0];
  if (tag !== undefined && images.length > 0)
    join(images.join(' & '), add('image', [...nameLines(tag), attestations.join(', ')]));
  const cached = steps.filter((step) => step.cached).map(({ id }) => id);
  if (cached.length > 0) lines.push('classDef cached stroke-dasharray:4', `class ${cached.join(',')} cached`);
  return { html: `\n\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n` };
}

interface DrawnStep {
  readonly texts: readonly string[];
  readonly cached: boolean;
}

/** The steps of the build stage, of the first platform where each has its own; of a Dockerfile all. */
function drawnSteps({ shown }: StepReport): readonly DrawnStep[] {
  const all = shown.flatMap((step) => {
    const [, platform = '', stage = '', name = ''] = STEP.exec(step.name) ?? [];
    return name === '' || stage === 'image' ? [] : [{ ...step, platform, name }];
  });
  const own = all.filter(({ platform }) => platform === all[0]?.platform);
  const working = own.filter(({ name }) => !PREPARES.test(name));
  const drawn = working.length === 0 ? own : working;
  // Those that took longest tell most; they stay in their order.
  const kept = new Set(drawn.toSorted((a, b) => b.seconds - a.seconds).slice(0, MOST_STEPS));
  return drawn
    .filter((step) => kept.has(step))
    .map(({ cached, name, seconds }) => ({ cached, texts: [name, cached ? 'cached' : `${seconds.toFixed(1)} s`] }));
}

/** The name of an image, with what is behind its last slash on a line of its own. */
function nameLines(tag: string): readonly string[] {
  const at = tag.lastIndexOf('/') + 1;
  return tag.length <= SHORT ? [tag] : [tag.slice(0, at), tag.slice(at)];
}

/** Texts under each other as one label, in which nothing means anything to Mermaid, HTML or Markdown. */
function labelOf(texts: readonly string[]): string {
  const shown = texts.filter((text) => text !== '').map((text) => safe(short(printable(text))));
  return `"${shown.join('<br>')}"`;
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}

/** Mermaid has characters by their number behind a hash; what is no letter could be a part of its language. */
function safe(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} .,/()…-]/gu, (character) => `#${character.codePointAt(0)};`);
}
