import type { RootProblem } from '../errors.ts';
import type { RootAccount } from '../options.ts';
import type { OwnFiles } from './own-files.ts';

export const ACCOUNT_FILES = ['etc/passwd', 'etc/group', 'etc/shadow'] as const;

const NAME = /^[a-z_][a-z0-9_-]{0,31}$/;
/** Neither the separator of fields nor that of lines. */
const PATH = /^\/[^:\n\0]{0,255}$/;
/** -1 stands for no id. */
const MOST_ID = 2 ** 32 - 2;

export function checkAccounts(accounts: readonly RootAccount[]): RootProblem[] {
  return accounts
    .filter(({ name, uid, gid, home, shell }) => {
      const isId = (id: number): boolean => Number.isInteger(id) && id >= 0 && id <= MOST_ID;
      return !(NAME.test(name) && isId(uid) && isId(gid) && PATH.test(home) && PATH.test(shell));
    })
    .map(({ name }) => ({
      kind: 'account',
      path: '',
      packages: [],
      message: `The account ${JSON.stringify(name)} can't be written to etc/passwd: its name, ids, home or shell are malformed.`,
    }));
}

/**
 * Adds users that no package brings, each with its group and home, to the files of accounts as they are.
 * Who has the name or the id already stays, and a home that is there too. There are no passwords, and none can be used.
 */
export function addAccounts(
  own: OwnFiles,
  accounts: readonly RootAccount[],
  bytesAt: (path: (typeof ACCOUNT_FILES)[number]) => Buffer | undefined,
): void {
  const passwd = new AccountFile(bytesAt('etc/passwd'));
  const group = new AccountFile(bytesAt('etc/group'));
  const shadow = new AccountFile(bytesAt('etc/shadow'));
  for (const { name, uid, gid, home, shell } of accounts) {
    group.add(name, gid, `${name}:x:${gid}:`);
    if (!passwd.add(name, uid, `${name}:x:${uid}:${gid}:${name}:${home}:${shell}`)) continue;
    shadow.add(name, undefined, `${name}:!:0:0:99999:7:::`);
    own.folder(home, { mode: 0o755, uid, gid });
  }
  if (passwd.isChanged) own.file('etc/passwd', passwd.bytes);
  if (group.isChanged) own.file('etc/group', group.bytes);
  if (shadow.isChanged && shadow.isThere) own.file('etc/shadow', shadow.bytes);
}

/** Lines of fields between colons: a name first, a password, and mostly an id. */
class AccountFile {
  readonly isThere: boolean;
  isChanged = false;
  /** As Latin 1, which is what each byte was. */
  #text: string;
  readonly #names = new Set<string>();
  readonly #ids = new Set<string>();

  constructor(bytes: Buffer | undefined) {
    this.isThere = bytes !== undefined;
    const text = bytes?.toString('latin1') ?? '';
    this.#text = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    for (const line of text.split('\n')) {
      const [name = '', , id = ''] = line.split(':');
      this.#names.add(name);
      this.#ids.add(id);
    }
  }

  get bytes(): Uint8Array {
    return Buffer.from(this.#text, 'latin1');
  }

  /** False where the name is taken, or the id. */
  add(name: string, id: number | undefined, line: string): boolean {
    if (this.#names.has(name) || (id !== undefined && this.#ids.has(String(id)))) return false;
    this.#names.add(name);
    if (id !== undefined) this.#ids.add(String(id));
    this.#text += `${line}\n`;
    this.isChanged = true;
    return true;
  }
}
