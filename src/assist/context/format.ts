import { dataBlock } from './data-block.ts';
import type { WolfiPackageHints } from './hints.ts';
import type { Scan } from './scan.ts';

/** What a model is told of a repository before it asks. */
export interface BootstrapContext {
  readonly scan: Scan;
  readonly hints: readonly WolfiPackageHints[];
}

/** Characters that one token stands for, on the average of source code: services count each in a way of their own. */
const CHARACTERS_PER_TOKEN = 4;

/** What the whole context may take where nobody says otherwise: small models have room for 16,000. */
const CONTEXT_TOKENS = 4_000;

/** Tokens that a text takes, about. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** The context as text within a number of tokens: numbers and names first, then as many manifests as there is room for. */
export function formatForPrompt({ scan, hints }: BootstrapContext, tokens = CONTEXT_TOKENS): string {
  const guidance = [...wolfiLines(hints), GUIDANCE].join('\n');
  const room = tokens * CHARACTERS_PER_TOKEN - guidance.length - BLOCK_MARKS;
  const lines: string[] = [];
  let used = 0;
  const add = (text: string): boolean => {
    if (used + text.length + 1 > room) return false;
    lines.push(text);
    used += text.length + 1;
    return true;
  };
  for (const line of factLines(scan)) add(cutTo(line, MAX_FACT));
  let left = 0;
  for (const { path, text, cut } of scan.manifests) {
    const whole = `\n--- ${path}${cut ? ' (its beginning)' : ''}\n${text}`;
    // Of a manifest that does not fit, its first lines do.
    const first = `\n--- ${path} (its first lines)\n${text.split('\n').slice(0, FIRST_LINES).join('\n')}`;
    if (!add(whole) && !add(first)) left += 1;
  }
  if (left > 0) add(`\n(${left} more manifests are there to be read)`);
  return `${dataBlock('what a scan of the repository found', lines.join('\n'))}\n\n${guidance}`;
}

/** Characters of the marks around the data. */
const BLOCK_MARKS = 400;
const MAX_FACT = 1_500;
const FIRST_LINES = 15;

const GUIDANCE =
  'Names of packages change. Check each one with validate_wolfi_packages before you submit it, and find what you do not know with ' +
  'search_wolfi_packages. A package that is not in the index can not be installed.';

function factLines({ name, files, folders, languages, buildTools, root, members, cuts }: Scan): readonly string[] {
  const shares = languages.slice(0, 8).map((each) => `${each.name} ${Math.round(each.share * 100)} % (${each.files})`);
  return [
    `name of the folder: ${name}`,
    `files: ${files}, folders: ${folders}`,
    `languages: ${shares.join(', ') || 'none that is known'}`,
    ...(buildTools.length === 0 ? [] : [`build tools: ${buildTools.join(', ')}`]),
    `in the root: ${root.join(', ') || 'nothing'}`,
    ...(members.length === 0 ? [] : [`folders with manifests of their own: ${members.join(', ')}`]),
    ...cuts.map((cut) => `not complete: ${cut}`),
  ];
}

function wolfiLines(hints: readonly WolfiPackageHints[]): readonly string[] {
  if (hints.length === 0) return ['No package of Wolfi is known for the languages of this repository.'];
  const line = ({ of, build, runtime, found }: WolfiPackageHints): string => {
    if (found.length > 0) return `- ${of}: found by its name: ${found.join(', ')}`;
    return `- ${of}: to build: ${build.join(', ') || 'nothing'}; to run: ${runtime.join(', ') || 'nothing'}`;
  };
  return ['Wolfi packages that may be needed, all of them in the index:', ...hints.map(line)];
}

function cutTo(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
