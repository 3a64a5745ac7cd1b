/** @cost 2 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { getfattrReader, type LocalSource } from '../../../src/buildkit/index.ts';
import { copy, file, local, marshal, scratch } from '../../../src/llb/index.ts';
import { attributeTools } from '../../lab/attribute-tools.ts';
import { connectLab, lab, needs, platform, withDirectory } from './support.ts';

/** Sends a directory, copies it, and says what attributes the copies have, in hexadecimal digits. */
async function copied(source: LocalSource, paths: readonly string[]): Promise<readonly string[]> {
  using client = await connectLab();
  const found: string[] = [];
  // A key of its own, or the daemon would go on from what it was sent before, attributes included.
  await client.build({ locals: { context: source }, sharedKey: String(performance.now()) }, async (gateway) => {
    const state = file(scratch(), [copy(local('context'), '/', '/', { contentsOnly: true })]);
    const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true });
    for (const path of paths) {
      const { xattrs } = await ref.statFile(path);
      for (const [name, value] of Object.entries(xattrs))
        found.push(`${path} ${name}=${Buffer.from(value).toString('hex')}`);
    }
    return { platforms: [] };
  });
  return found;
}

needs({ debian: true })('extended attributes arrive when a source has a reader for them, and not without', async () => {
  const tools = await attributeTools(lab);
  await withDirectory(async (path) => {
    mkdirSync(join(path, 'folder'));
    writeFileSync(join(path, 'folder/file'), `file ${process.pid}`);
    const set = (hex: string, target: string): void => {
      execFileSync(join(tools, 'setfattr'), ['-n', 'user.note', '-v', `0x${hex}`, join(path, target)]);
    };
    set('00ff', 'folder/file');
    set('', 'folder');
    const xattrs = getfattrReader({ environment: { PATH: tools } });
    const paths = ['/folder', '/folder/file'];
    expect(await copied({ path, xattrs }, paths)).toEqual(['/folder user.note=', '/folder/file user.note=00ff']);
    expect(await copied({ path }, paths)).toEqual([]);
  });
});

test('a reader without its program fails the build, and says which', async () => {
  await withDirectory(async (path) => {
    const xattrs = getfattrReader({ environment: { PATH: path } });
    await expect(copied({ path, xattrs }, [])).rejects.toThrow(/Can't read the extended attributes in .*getfattr/);
  });
});
