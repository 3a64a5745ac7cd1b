import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ACCOUNT, ADD_ACCOUNT } from '../../../src/image/account.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-account-'));
  mkdirSync(join(root, 'etc'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Runs the script with a chown that says what it was asked, since only root may give files away. */
function added(passwd: string, group: string): { passwd: string; group: string; shadow: string; said: string } {
  writeFileSync(join(root, 'etc/passwd'), passwd);
  writeFileSync(join(root, 'etc/group'), group);
  writeFileSync(join(root, 'etc/shadow'), '');
  const script = `chown() { echo "chown $*"; }\n${ADD_ACCOUNT}`;
  const said = execFileSync('sh', ['-c', script], { cwd: root, encoding: 'utf8' });
  const read = (name: string): string => readFileSync(join(root, 'etc', name), 'utf8');
  return { passwd: read('passwd'), group: read('group'), shadow: read('shadow'), said };
}

describe('the account of an image', () => {
  test('is added to those of the base layout, with a home', () => {
    expect(added('root:x:0:0::/root:/bin/sh\n', 'root:x:0:\n')).toEqual({
      passwd: `root:x:0:0::/root:/bin/sh\n${ACCOUNT.passwd}\n`,
      group: `root:x:0:\n${ACCOUNT.group}\n`,
      shadow: `${ACCOUNT.shadow}\n`,
      said: 'chown 65532:65532 ./home/nonroot\n',
    });
    expect(statSync(join(root, 'home/nonroot')).mode & 0o7777).toBe(0o755);
  });

  test('leaves entries that are there as they are', () => {
    const passwd = 'app:x:65532:65532:app:/srv:/bin/sh\n';
    expect(added(passwd, 'app:x:65532:\n')).toMatchObject({ passwd, group: 'app:x:65532:\n', shadow: '' });
  });
});
