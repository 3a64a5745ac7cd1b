import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, startScript, type ProgramResult } from './run-program.ts';

/**
 * Runs the example of a room's README as a program of its own. `changes` put the test's addresses in the place of the
 * real world's; each must occur, so that the example stays the one that readers see.
 */
export async function runReadmeExample(
  room: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  const text = readFileSync(join(projectRoot, 'src', room, 'README.md'), 'utf8');
  let code = /```ts\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  for (const [from, to] of Object.entries(changes)) {
    if (!code.includes(from)) throw new Error(`The example of src/${room} has no ${from}`);
    code = code.replaceAll(from, to);
  }
  // Below build/, from where relative imports have as far to go as from the room itself.
  const folder = join(projectRoot, 'build', 'examples');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${room}-${process.pid}.ts`);
  writeFileSync(
    file,
    code.replaceAll(/from '\.\.?\/(?=[a-z])/g, (way) => `from '../../src/${way.includes('..') ? '' : `${room}/`}`),
  );
  try {
    return await startScript(join('build', 'examples', `${room}-${process.pid}.ts`), [], process.env).ended;
  } finally {
    rmSync(file);
  }
}
