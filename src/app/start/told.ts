import { lookup } from '../../untrusted/lookup.ts';

/** Where a program listens. */
export interface Listening {
  /** As people write it: `127.0.0.1`, `0.0.0.0`, `::`, or the kernel's hexadecimal digits for other addresses of version 6. */
  readonly address: string;
  readonly port: number;
  /** Whether only processes of the same container reach it. */
  readonly loopback: boolean;
}

/** What aipack-aide has told of a program that it started. */
export interface Told {
  readonly listens: readonly Listening[];
  /** Whether something else listens where the program is to. */
  readonly taken: boolean;
  /** What the endpoint answered last: a status, 1 for an answer that is none, 0 for none. */
  readonly http?: number;
  /** Milliseconds until the program was ready. */
  readonly ready?: number;
  /** Kibibytes of memory that its processes have in use then. */
  readonly resident?: number;
  /** Files that it has written: the first of them, and how many there are. */
  readonly files: readonly string[];
  readonly fileCount?: number;
  /** Milliseconds that it took to end when it was told to. */
  readonly ended?: number;
  /** How it ended by itself. */
  readonly exit?: number;
  readonly signal?: number;
  /** Milliseconds after which it was given up. */
  readonly late?: number;
}

const MOST = 64;
const LONGEST_LINE = 4096;
type Field = Exclude<keyof Told, 'files' | 'listens' | 'taken'>;
const FIELDS: Readonly<Record<string, Field>> = {
  http: 'http',
  ready: 'ready',
  resident: 'resident',
  files: 'fileCount',
  ended: 'ended',
  exit: 'exit',
  signal: 'signal',
  late: 'late',
};

/**
 * Reads what aipack-aide tells, as it comes. A program of the same user could write there as well: lines that are none of the aide's
 * are passed over, and nothing grows without an end.
 */
export class ToldLines {
  readonly #listens: Listening[] = [];
  readonly #files: string[] = [];
  readonly #numbers: Partial<Record<Field, number>> = {};
  #taken = false;
  #rest = '';

  /** Takes what was read. */
  add(data: Uint8Array): void {
    const lines = `${this.#rest}${Buffer.from(data).toString('utf8')}`.split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    for (const line of lines) this.#line(line);
  }

  get told(): Told {
    return { listens: [...this.#listens], taken: this.#taken, files: [...this.#files], ...this.#numbers };
  }

  #line(line: string): void {
    const space = line.indexOf(' ');
    const word = line.slice(0, space);
    const value = line.slice(space + 1);
    if (word === 'listen') {
      const found = readListening(value);
      if (found !== undefined && this.#listens.length < MOST) this.#listens.push(found);
    } else if (word === 'taken') {
      this.#taken = true;
    } else if (word === 'file') {
      if (this.#files.length < MOST) this.#files.push(value);
    } else {
      const field = lookup(FIELDS, word);
      if (field !== undefined && /^\d{1,10}$/.test(value)) this.#numbers[field] = Number(value);
    }
  }
}

/** `0100007F:0BB8`, as /proc/net/tcp has it: words of the machine's own order, which is little-endian on both architectures. */
function readListening(text: string): Listening | undefined {
  const parts = /^([\dA-F]{8}|[\dA-F]{32}):([\dA-F]{4})$/.exec(text);
  if (parts === null) return undefined;
  const [, digits = '', port = ''] = parts;
  const words = digits.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => [...Buffer.from(word, 'hex').reverse()]);
  const mapped = bytes.length === 16 && bytes.slice(0, 12).join() === '0,0,0,0,0,0,0,0,0,0,255,255';
  const four = mapped ? bytes.slice(12) : bytes;
  const at = Number.parseInt(port, 16);
  if (four.length === 4) return { address: four.join('.'), port: at, loopback: four[0] === 127 };
  const hex = Buffer.from(bytes).toString('hex');
  const zeros = '0'.repeat(31);
  if (hex === `${zeros}0`) return { address: '::', port: at, loopback: false };
  if (hex === `${zeros}1`) return { address: '::1', port: at, loopback: true };
  return { address: hex, port: at, loopback: false };
}
