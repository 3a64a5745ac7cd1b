import { spawn } from 'node:child_process';
import { BuildkitError, messageOf } from '../errors.ts';
import type { Environment } from '../transport/connection.ts';
import type { BytePath } from './walk.ts';

/** Extended attributes of one entry, by name with its name space: `user.note`. */
export type Xattrs = Readonly<Record<string, Uint8Array>>;

/** Reads the attributes of everything below a directory; entries without any are left out. */
export type XattrReader = (directory: string, signal: AbortSignal) => Promise<ReadonlyMap<BytePath, Xattrs>>;

export interface GetfattrOptions {
  /** Its PATH is where the program is looked for. */
  readonly environment: Environment;
  /** Which attributes count. By default those of users and capabilities; others, as SELinux's, are the machine's own. */
  readonly keep?: (name: string) => boolean;
  /** In milliseconds. */
  readonly patience?: number;
  /** Of what the program says about the whole tree, where a byte of a value is two. */
  readonly maxBytes?: number;
}

const ordinary = (name: string): boolean => name.startsWith('user.') || name === 'security.capability';

/**
 * Reads attributes, which Node.js can't, with one run of `getfattr` (Debian's package attr) over the whole tree.
 *
 * @throws BuildkitError SESSION_FAILED when there is no such program, or it fails, takes too long or says too much
 */
export function getfattrReader({
  environment,
  keep = ordinary,
  patience = 60_000,
  maxBytes = 64 * 1024 * 1024,
}: GetfattrOptions): XattrReader {
  return async (directory, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const text = await dump(directory, environment, maxBytes, limit).catch((cause: unknown) => {
      throw new BuildkitError(
        'SESSION_FAILED',
        `Can't read the extended attributes in ${directory}: ${messageOf(limit.aborted ? limit.reason : cause)}`,
        {
          hint: 'Install getfattr (on Debian, the package attr), or send the files without their attributes.',
          cause,
        },
      );
    });
    return parseDump(text, keep);
  };
}

/** What the program says, one character a byte. */
function dump(cwd: string, environment: Environment, maxBytes: number, signal: AbortSignal): Promise<string> {
  const args = ['--recursive', '--physical', '--no-dereference', '--dump', '--encoding=hex', '--match=-', '--', '.'];
  const env = { ...environment, LC_ALL: 'C' };
  return new Promise((resolve, reject) => {
    const child = spawn('getfattr', args, {
      cwd,
      env,
      signal,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    let size = 0;
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) out.push(chunk);
      else if (child.kill('SIGKILL')) reject(new Error(`getfattr says more than ${maxBytes} bytes`));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err = (err + text).slice(0, 1000)));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(Buffer.concat(out).toString('latin1'));
      else reject(new Error(err.trim() === '' ? `getfattr ended with ${status ?? 'a signal'}` : err.trim()));
    });
  });
}

/** Reads getfattr's own format: a line for the file, one for each attribute, an empty one. */
export function parseDump(text: string, keep: (name: string) => boolean = ordinary): ReadonlyMap<BytePath, Xattrs> {
  const found = new Map<BytePath, Xattrs>();
  for (const block of text.split('\n\n')) {
    const [first = '', ...lines] = block.split('\n').filter((line) => line !== '');
    if (!first.startsWith('# file: ')) continue;
    const attributes = lines.flatMap((line) => {
      const [, name = '', hex = ''] = /^([^=]+)(?:=0x([0-9a-f]*))?$/i.exec(line) ?? [];
      const decoded = Buffer.from(unquoted(name), 'latin1').toString('utf8');
      return name !== '' && keep(decoded) ? [[decoded, Buffer.from(hex, 'hex')] as const] : [];
    });
    if (attributes.length > 0) found.set(unquoted(first.slice('# file: '.length)), Object.fromEntries(attributes));
  }
  return found;
}

/** Backslashes, line breaks and, in names, equals signs are three octal digits behind a backslash. */
function unquoted(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
