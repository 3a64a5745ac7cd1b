import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOf } from '../../support/hostile/faults.ts';
import { HostileRunner, type Answer, type Fate } from '../../support/hostile/runner.ts';
import { smallIndex } from '../../support/hostile/small-index.ts';
import { makeTree, OUTSIDE_WORD } from '../../support/hostile/trees.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';
import { HOSTILE_TREES } from './trees.ts';

/** A run that takes this long hangs. What is asked for is 2 seconds; a busy machine may need more, so the figure is printed. */
const GUARD = 20_000;
const WANTED = 2000;

const folder = mkdtempSync(join(tmpdir(), 'aipack-hostile-'));
const runner = new HostileRunner(GUARD);
let server: RepositoryServer;

beforeAll(async () => {
  server = await RepositoryServer.start(file(smallIndex()));
});
afterAll(async () => {
  await runner.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function ask(verb: string, args: readonly string[], directory: string): Promise<Answer | Fate> {
  return runner.run({
    args: [...verb.split(' '), '.', '--allow-untrusted', '--platform', 'linux/amd64', ...args],
    directory,
    environment: {
      PATH: process.env.PATH ?? '',
      HOME: join(folder, 'home'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: server.url,
      AIPACK_TOKEN: OUTSIDE_WORD,
    },
  });
}

function ending(answer: Answer | Fate): string {
  if (typeof answer === 'string') return answer;
  return answer.exitCode === 0 ? 'plan' : (/\[([A-Z_]+)\]/.exec(answer.stderr)?.[1] ?? answer.stderr.slice(0, 300));
}

describe('detect, validate and plan of', () => {
  test.each(HOSTILE_TREES.map((row, index) => [row.name, index, row] as const))(
    '%s',
    async (name, index, row) => {
      const root = join(folder, String(index), 'repository');
      const outside = join(folder, String(index), 'outside');
      makeTree(root, outside, row.tree);
      const verbs = ['detect', 'detect --explain', 'validate', 'plan'];
      const answers: (Answer | Fate)[] = [];
      for (const verb of verbs) answers.push(await ask(verb, row.args ?? [], root));
      const faults = answers.flatMap((answer, at) =>
        faultsOf(answer, [OUTSIDE_WORD]).map((fault) => `${verbs[at] ?? ''}: ${fault}`),
      );
      expect({ faults, started: existsSync(join(outside, 'started')) }).toEqual({ faults: [], started: false });
      if (row.ends !== 'any') expect(ending(answers.at(-1) ?? 'hangs')).toBe(row.ends);
      const slow = answers
        .map((answer) => (typeof answer === 'string' ? GUARD : answer.cpuMilliseconds))
        .filter((time) => time > WANTED);
      if (slow.length > 0)
        process.stderr.write(`${name}: ${slow.join(', ')} ms of a processor, ${WANTED} are wanted\n`);
      rmSync(join(folder, String(index)), { recursive: true, force: true });
    },
    5 * GUARD,
  );
});
