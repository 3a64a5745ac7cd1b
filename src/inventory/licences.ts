import parse from 'spdx-expression-parse';

/** How else authors write licences of the SPDX list, where it can be no other; in small letters. */
const NAMES: readonly (readonly [expression: string, names: string])[] = [
  [
    'Apache-2.0',
    'apache 2.0|apache-2|apache2|apache 2|apache v2|apache license 2.0|apache license v2.0|apache license version 2.0|' +
      'apache license, version 2.0|apache license, 2.0|apache software license 2.0|apache software license - version 2.0|apache public license 2.0|' +
      'apache software license, version 2.0|asl 2.0|apache-2.0 license|' +
      'www.apache.org/licenses/license-2.0|www.apache.org/licenses/license-2.0.txt|www.apache.org/licenses/license-2.0.html',
  ],
  [
    'MIT',
    'mit license|mit-license|mit license (mit)|expat|expat license|www.opensource.org/licenses/mit-license.php|opensource.org/licenses/mit',
  ],
  ['ISC', 'isc license|isc license (iscl)'],
  [
    'BSD-3-Clause',
    'bsd 3-clause|bsd 3-clause license|3-clause bsd|3-clause bsd license|bsd-3-clause license|new bsd|new bsd license|bsd-3|edl 1.0|eclipse distribution license - v 1.0',
  ],
  [
    'BSD-2-Clause',
    'bsd 2-clause|bsd 2-clause license|2-clause bsd|2-clause bsd license|simplified bsd|simplified bsd license|bsd-2',
  ],
  ['EPL-1.0', 'eclipse public license - v 1.0|eclipse public license 1.0|eclipse public license v1.0'],
  [
    'EPL-2.0',
    'epl 2.0|eclipse public license - v 2.0|eclipse public license 2.0|eclipse public license v2.0|eclipse public license v. 2.0',
  ],
  [
    'MPL-2.0',
    'mpl 2.0|mozilla public license 2.0|mozilla public license 2.0 (mpl 2.0)|mozilla public license, version 2.0',
  ],
  ['PSF-2.0', 'psf|psf license|python software foundation license'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'gpl2 w/ cpe|gplv2 with classpath exception'],
  ['CC0-1.0', 'cc0|cc0 1.0'],
  ['Unlicense', 'unlicense|the unlicense (unlicense)'],
  ['ZPL-2.1', 'zpl 2.1'],
];

const BY_NAME: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap(([expression, names]) => names.split('|').map((name) => [name, expression] as const)),
);

/** What a source says of a licence, as SPDX has it. */
export interface Licence {
  /** Undefined where the source's words are none. */
  readonly expression?: string;
  /** Those words, where they are not the expression. */
  readonly words?: string;
}

/** No expression of a real package is longer, and the time to read one grows with the square of its length. */
const MAX_EXPRESSION = 400;

/** Takes an expression as it is, and a name for what it can only mean; guesses nothing. */
export function licenceOf(license: string | undefined): Licence {
  const words = license?.trim() ?? '';
  if (words === '') return {};
  if (isExpression(words)) return { expression: words };
  const key = words
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^the /, '');
  const expression = BY_NAME.get(key);
  if (expression !== undefined) return { expression, words };
  // Several names of which each is known, as readers join them.
  const parts = words.split(' OR ').map((each) => licenceOfOne(each));
  const known = parts.filter((each) => each !== undefined);
  return parts.length > 1 && parts.length === known.length ? { expression: known.join(' OR '), words } : { words };
}

function licenceOfOne(words: string): string | undefined {
  if (isExpression(words)) return words;
  return BY_NAME.get(
    words
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^the /, ''),
  );
}

function isExpression(text: string): boolean {
  if (text.length > MAX_EXPRESSION) return false;
  try {
    parse(text);
    return true;
  } catch {
    // The parser's only way to say that a text is no expression.
    return false;
  }
}

/** References in an expression to licences that are on no list. */
export function references(expression: string): readonly string[] {
  return expression.match(/(?<![\w:.-])LicenseRef-[A-Za-z0-9.-]+/g) ?? [];
}
