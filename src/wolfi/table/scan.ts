import { IndexError } from '../errors.ts';
import type { Architecture } from '../types.ts';
import { NameInterner, type NameTable } from './names.ts';
import { Uint32List } from './uint32-list.ts';

/**
 * What one pass over the text of an index keeps: where each package's stanza is, and who provides which name. Everything else
 * is read from the text when somebody asks. Offsets count bytes of the text.
 */
export interface IndexTable {
  readonly names: NameTable;
  /** Where each package's stanza begins; one more at the end. */
  readonly stanzas: Uint32Array;
  /** Package → its name. */
  readonly packageNames: Uint32Array;
  /** Name → where its providers begin in `providers`; one more at the end. */
  readonly providerStarts: Uint32Array;
  /** Packages that bear a name or provide it, in the order of the text. */
  readonly providers: Uint32Array;
  /** Pairs of a name and a package whose `install_if` asks for it. */
  readonly installIfNames: Uint32Array;
  readonly installIfPackages: Uint32Array;
  /** When the newest build was made, in seconds since 1970; 0 when the index does not say. */
  readonly newestBuild: number;
}

const LINE_FEED = 10;
const SPACE = 32;
const COLON = 58;

const Field = { architecture: 65, name: 80, version: 86, installIf: 105, provides: 112, buildTime: 116 } as const;

/** Far above any real index (Wolfi: 186,000 in August 2025); keeps a hostile one from filling memory with empty packages. */
const MOST_PACKAGES = 5_000_000;

function malformed(where: string, offset: number, what: string): IndexError {
  return new IndexError('INDEX_FORMAT', `The package index ${where} is malformed at byte ${offset}: ${what}.`, {
    hint: 'The repository may be broken; try another mirror.',
  });
}

/** Whether a byte ends the name in a dependency token: one of `< = > ~ @ !`, or the token's own end. */
function endsName(byte: number | undefined): boolean {
  return (
    byte === SPACE || byte === LINE_FEED || byte === 60 || byte === 61 || byte === 62 || byte === 126 || byte === 64
  );
}

function lineEnd(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== LINE_FEED) at++;
  return at;
}

/** Bytes of a package's stanza in Wolfi's index, to begin with memory of about the right size. */
const USUAL_STANZA = 240;

/** The digits in a range as a number; 0 for anything else, or for more than a time in seconds can have. */
function readNumber(text: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (text[at] ?? 0) - 48;
    if (digit < 0 || digit > 9 || end - start > 10) return 0;
    value = value * 10 + digit;
  }
  return value;
}

/** Pairs of a name and a package. */
interface NamedPackages {
  readonly names: Uint32List;
  readonly packages: Uint32List;
}

class Scanner {
  readonly #text: Uint8Array;
  readonly #architecture: Uint8Array;
  readonly #where: string;
  readonly #names: NameInterner;
  readonly #stanzas: Uint32List;
  readonly #packageNames: Uint32List;
  readonly #provided: NamedPackages = { names: new Uint32List(16), packages: new Uint32List(16) };
  readonly #installIf: NamedPackages = { names: new Uint32List(16), packages: new Uint32List(16) };
  #newestBuild = 0;
  #foreignCount = 0;
  #foreign = '';

  constructor(text: Uint8Array, architecture: Architecture, where: string) {
    this.#text = text;
    this.#architecture = Buffer.from(architecture);
    this.#where = where;
    const expected = Math.floor(text.length / USUAL_STANZA);
    this.#names = new NameInterner(expected >> 2);
    this.#stanzas = new Uint32List(expected);
    this.#packageNames = new Uint32List(expected);
  }

  scan(): IndexTable {
    const text = this.#text;
    let at = 0;
    while (at < text.length) {
      if (text[at] === LINE_FEED) at++;
      else at = this.#stanza(at);
    }
    this.#stanzas.push(text.length);
    if (this.#foreignCount > 0 && this.#foreignCount === this.#packageNames.length) this.#failForeign();
    return this.#finish();
  }

  /** Reads the stanza that begins at an offset; returns where the next one may begin. */
  #stanza(start: number): number {
    const text = this.#text;
    const id = this.#packageNames.length;
    if (id >= MOST_PACKAGES) throw malformed(this.#where, start, `more than ${MOST_PACKAGES} packages`);
    let name = -1;
    let versioned = false;
    let at = start;
    while (at < text.length && text[at] !== LINE_FEED) {
      if (text[at + 1] !== COLON) throw malformed(this.#where, at, 'a line that is not "letter:value"');
      const value = at + 2;
      const end = lineEnd(text, value);
      const field = text[at];
      if (field === Field.name) name = this.#packageName(value, end);
      else if (field === Field.version) versioned = end > value;
      else if (field === Field.buildTime) this.#newestBuild = Math.max(this.#newestBuild, readNumber(text, value, end));
      else if (field === Field.architecture) this.#checkArchitecture(value, end);
      else if (field === Field.provides) this.#tokens(value, end, this.#provided, id);
      else if (field === Field.installIf) this.#tokens(value, end, this.#installIf, id);
      at = end + 1;
    }
    if (name < 0 || !versioned) throw malformed(this.#where, start, 'a package without a name or a version');
    this.#stanzas.push(start);
    this.#packageNames.push(name);
    return at;
  }

  /** An index lists a package's builds one after the other, so the name is mostly the one before. */
  #packageName(start: number, end: number): number {
    if (end === start) return -1;
    const last = this.#packageNames.length - 1;
    const previous = this.#packageNames.at(last);
    if (last >= 0 && this.#names.is(previous, this.#text, start, end)) return previous;
    return this.#names.intern(this.#text, start, end);
  }

  #checkArchitecture(start: number, end: number): void {
    const wanted = this.#architecture;
    let same = end - start === wanted.length;
    for (let i = 0; same && i < wanted.length; i++) same = this.#text[start + i] === wanted[i];
    if (same) return;
    const foreign = Buffer.from(this.#text.subarray(start, Math.min(end, start + 32))).toString('latin1');
    if (foreign === 'noarch' || foreign === 'all') return;
    this.#foreignCount++;
    this.#foreign ||= foreign;
  }

  #tokens(start: number, end: number, list: NamedPackages, id: number): void {
    const text = this.#text;
    let at = start;
    while (at < end) {
      if (text[at] === SPACE) {
        at++;
        continue;
      }
      const name = text[at] === 33 ? at + 1 : at;
      at = name;
      while (at < end && !endsName(text[at])) at++;
      if (at > name) {
        list.names.push(this.#names.intern(text, name, at));
        list.packages.push(id);
      }
      while (at < end && text[at] !== SPACE) at++;
    }
  }

  #failForeign(): never {
    const wanted = Buffer.from(this.#architecture).toString('latin1');
    throw new IndexError(
      'INDEX_ARCHITECTURE',
      `The package index ${this.#where} is for ${this.#foreign}, not for ${wanted}.`,
      {
        hint: 'Check the repository address: it stands without the architecture, which is added to it.',
      },
    );
  }

  /** Sorts the providers by name, keeping the order of the text within one name. */
  #finish(): IndexTable {
    const { names, packages } = this.#provided;
    const packageNames = this.#packageNames.toArray();
    const starts = new Uint32Array(this.#names.count + 1);
    const count = (name: number): number => (starts[name + 1] = (starts[name + 1] ?? 0) + 1);
    for (const name of packageNames) count(name);
    for (let i = 0; i < names.length; i++) count(names.at(i));
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const next = starts.slice();
    const providers = new Uint32Array(packageNames.length + names.length);
    const place = (name: number, id: number): void => {
      providers[next[name] ?? 0] = id;
      next[name] = (next[name] ?? 0) + 1;
    };
    for (let id = 0, i = 0; id < packageNames.length; id++) {
      place(packageNames[id] ?? 0, id);
      for (; i < names.length && packages.at(i) === id; i++) place(names.at(i), id);
    }
    return {
      names: this.#names.finish(),
      stanzas: this.#stanzas.toArray(),
      packageNames,
      providerStarts: starts,
      providers,
      installIfNames: this.#installIf.names.toArray(),
      installIfPackages: this.#installIf.packages.toArray(),
      newestBuild: this.#newestBuild,
    };
  }
}

/**
 * Reads the text of an `APKINDEX` in one pass, making no object of any package.
 * @param where names the index in messages
 * @throws IndexError INDEX_FORMAT, INDEX_ARCHITECTURE
 */
export function scanIndex(text: Uint8Array, architecture: Architecture, where: string): IndexTable {
  return new Scanner(text, architecture, where).scan();
}
