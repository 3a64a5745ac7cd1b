import { describe, expect, test } from '@jest/globals';
import { EXAMPLES } from '../../../src/cli/examples.ts';
import { HELP_TOPICS } from '../../../src/cli/help.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { rows } from '../../../src/options/table.ts';
import { commandHelp } from '../../../src/options/texts.ts';

/** Lines of a screen that is not small. */
const SCREEN = 40;

interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const runs = new Map<string, Promise<Said>>();

/** Each help once: what it says is always the same. */
function aipack(...args: readonly string[]): Promise<Said> {
  const key = args.join(' ');
  const run = runs.get(key) ?? start(args);
  runs.set(key, run);
  return run;
}

async function start(args: readonly string[]): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const exitCode = await runCli(args, {
    environment: {},
    directory: '/nonexistent',
    stdout: (text) => (said.stdout += text),
    stderr: (text) => (said.stderr += text),
    signal: new AbortController().signal,
  });
  return { exitCode, ...said };
}

const verbs = [
  ...new Set([...rows.flatMap(([, { command }]) => command?.verbs ?? []), 'completion', 'schema', 'packages', 'help']),
].sort();

describe.each(['', ...verbs])('the help of aipack %s', (verb) => {
  const words = verb === '' ? [] : verb.split(' ');

  test('fits on a screen', async () => {
    const { exitCode, stdout } = await aipack(...words, '--help');
    const lines = stdout.split('\n');
    expect({ exitCode, lines: lines.length <= SCREEN + 1 }).toEqual({ exitCode: 0, lines: true });
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  test('is what `aipack help` says of it', async () => {
    expect(await aipack('help', ...words)).toEqual(await aipack(...words, '--help'));
  });

  test('says nothing of defaults that are none', async () => {
    expect((await aipack(...words, '--help')).stdout).not.toMatch(/default: (?:\[\]|false)/);
  });
});

const told = rows.flatMap(([name, row]) => {
  const { command } = row;
  return command?.flag.startsWith('-') === true
    ? command.verbs.map((verb) => [verb, command.flag, name, commandHelp(row, command)] as const)
    : [];
});

test.each(told)(
  'of what %s takes, %s is told by its own help or by a topic that it names',
  async (verb, flag, name, help) => {
    const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
    const own = flat((await aipack(...verb.split(' '), '--help')).stdout);
    const apart = HELP_TOPICS.filter((topic) => own.includes(` ${topic} `));
    const pages = await Promise.all(apart.map(async (topic) => flat((await aipack('help', topic)).stdout)));
    expect({ name, found: [own, ...pages].some((text) => text.includes(`${flag} ${help}`)) }).toEqual({
      name,
      found: true,
    });
  },
);

test('a topic names the verbs of each option', async () => {
  const { stdout } = await aipack('help', 'fields');
  expect(stdout).toMatch(/--port <port> +port that the application listens on/);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('(AIPACK_PORT) [detect validate plan build lock]');
});

test('exit codes are told', async () => {
  const { stdout } = await aipack('help', 'exit-codes');
  for (const code of [0, 1, 2, 75, 130, 141, 143]) expect(stdout).toMatch(new RegExp(`\\b${code}\\b`));
});

test('a word that is neither a verb nor a topic is a wrong command line', async () => {
  const { exitCode, stderr } = await aipack('help', 'nonesuch');
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "error: no verb and no topic is called 'nonesuch'\n" });
});

test('every verb has examples, all of them lines of that verb', () => {
  for (const verb of verbs.filter((name) => name !== 'help' && name !== 'packages')) {
    const lines = EXAMPLES[verb as keyof typeof EXAMPLES] ?? [];
    expect([verb, lines.length > 0]).toEqual([verb, true]);
    for (const line of lines) expect(line).toContain(`aipack ${verb}`);
  }
});
