/**
 * Versions as apk reads them: digits {.digits} [letter] {_suffix[number]} [~hash] [-rN].
 * Text that breaks this grammar still has a place in the order (its valid beginning decides), so that sorting never fails.
 */

/** What may follow what, in the order in which a version's parts may appear. A later kind sorts before an earlier one. */
const Part = {
  first: 0,
  number: 1,
  letter: 2,
  suffix: 3,
  suffixNumber: 4,
  hash: 5,
  revision: 6,
  end: 7,
  invalid: 8,
} as const;
type PartKind = (typeof Part)[keyof typeof Part];

const SUFFIX_ORDER = ['alpha', 'beta', 'pre', 'rc', 'cvs', 'svn', 'git', 'hg', 'p'];
/** Suffixes up to here name something before the release that carries them; the others something after it. */
const lastPreRelease = SUFFIX_ORDER.indexOf('rc');

const ZERO = 48;
const NINE = 57;

/** Walks the parts of one version; after a call of `next`, the fields describe the part that was read. */
class VersionCursor {
  kind: PartKind = Part.first;
  value = '';
  suffix = -1;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#readDigits(Part.first);
  }

  next(): void {
    if (this.#at >= this.#text.length) {
      this.kind = Part.end;
      return;
    }
    const char = this.#text.charCodeAt(this.#at);
    if (char >= ZERO && char <= NINE) this.#readNumber();
    else if (char >= 97 && char <= 122) this.#readLetter();
    else if (char === 46) {
      this.#at++;
      this.#readNumber(true);
    } else if (char === 95) this.#readSuffix();
    else if (char === 126) this.#readHash();
    else if (char === 45) this.#readRevision();
    else this.kind = Part.invalid;
  }

  #readDigits(kind: PartKind): void {
    const start = this.#at;
    while (this.#at < this.#text.length) {
      const char = this.#text.charCodeAt(this.#at);
      if (char < ZERO || char > NINE) break;
      this.#at++;
    }
    this.value = this.#text.slice(start, this.#at);
    this.kind = this.value === '' ? Part.invalid : kind;
  }

  #readNumber(afterDot = false): void {
    if (this.kind <= Part.number) this.#readDigits(Part.number);
    else if (this.kind === Part.suffix && !afterDot) this.#readDigits(Part.suffixNumber);
    else this.kind = Part.invalid;
  }

  #readLetter(): void {
    if (this.kind > Part.number) {
      this.kind = Part.invalid;
      return;
    }
    this.value = this.#text.charAt(this.#at++);
    this.kind = Part.letter;
  }

  #readSuffix(): void {
    const allowed = this.kind <= Part.suffixNumber;
    this.suffix = SUFFIX_ORDER.indexOf(this.#take('abcdefghijklmnopqrstuvwxyz'));
    this.kind = allowed && this.suffix >= 0 ? Part.suffix : Part.invalid;
  }

  #readHash(): void {
    const allowed = this.kind < Part.hash;
    this.value = this.#take('0123456789abcdef');
    this.kind = allowed && this.value !== '' ? Part.hash : Part.invalid;
  }

  #readRevision(): void {
    if (this.kind >= Part.revision || this.#text.charAt(this.#at + 1) !== 'r') {
      this.kind = Part.invalid;
      return;
    }
    this.#at += 2;
    this.#readDigits(Part.revision);
  }

  /** Skips one character, then takes what follows of an alphabet. */
  #take(alphabet: string): string {
    const start = ++this.#at;
    while (this.#at < this.#text.length && alphabet.includes(this.#text.charAt(this.#at))) this.#at++;
    return this.#text.slice(start, this.#at);
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares runs of digits of any length without going through a number type. */
function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+(?=.)/, '');
  const right = b.replace(/^0+(?=.)/, '');
  return left.length - right.length || compareText(left, right);
}

function comparePart(a: VersionCursor, b: VersionCursor): number {
  switch (a.kind) {
    case Part.suffix:
      return a.suffix - b.suffix;
    case Part.number:
      // A leading zero makes a part a decimal fraction: 1.05 comes before 1.1.
      if (a.value.startsWith('0') || b.value.startsWith('0')) return compareText(a.value, b.value);
      return compareDigits(a.value, b.value);
    case Part.first:
    case Part.suffixNumber:
    case Part.revision:
      return compareDigits(a.value, b.value);
    default:
      return compareText(a.value, b.value);
  }
}

function compare(left: string, right: string, prefixIsEqual: boolean): -1 | 0 | 1 {
  const a = new VersionCursor(left);
  const b = new VersionCursor(right);
  while (a.kind === b.kind && a.kind < Part.end) {
    const order = comparePart(a, b);
    if (order !== 0) return order < 0 ? -1 : 1;
    a.next();
    b.next();
  }
  if (a.kind === b.kind) return 0;
  if (b.kind === Part.end && prefixIsEqual) return 0;
  if (a.kind === Part.suffix && a.suffix <= lastPreRelease) return -1;
  if (b.kind === Part.suffix && b.suffix <= lastPreRelease) return 1;
  return a.kind > b.kind ? -1 : 1;
}

/** Negative, zero or positive, as `apk version -t` orders the two. A total order, also over text that is no valid version. */
export function compareVersions(a: string, b: string): -1 | 0 | 1 {
  return a === b ? 0 : compare(a, b, false);
}

/** Whether apk would accept the text as a version. */
export function isVersion(text: string): boolean {
  const cursor = new VersionCursor(text);
  while (cursor.kind < Part.end) cursor.next();
  return cursor.kind === Part.end;
}

/** Bits of a version operator, as combined in `<=`, `>~` and so on. */
const Operator = { less: 1, equal: 2, greater: 4, fuzzy: 8 } as const;

const operatorBits: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '<': Operator.less,
    '=': Operator.equal,
    '>': Operator.greater,
    '~': Operator.fuzzy | Operator.equal,
  }),
);

/** The bits of an operator such as `>=` or `~`; 0 when it contains anything else than `<`, `>`, `=` and `~`. */
export function parseOperator(text: string): number {
  let bits = 0;
  for (const char of text) {
    const bit = operatorBits.get(char);
    if (bit === undefined) return 0;
    bits |= bit;
  }
  return bits;
}

/**
 * Whether a version lies on the side of `wanted` that the operator names. With `~`, `wanted` stands for everything that begins
 * with its parts: 1.26.1 and 1.26.7-r0 match ~1.26. A name provided without a version (undefined) comes before every version.
 */
export function matchesVersion(version: string | undefined, operator: number, wanted: string): boolean {
  const order = compare(version ?? '', wanted, (operator & Operator.fuzzy) !== 0);
  const bit = order < 0 ? Operator.less : order > 0 ? Operator.greater : Operator.equal;
  return (operator & bit) !== 0;
}
