import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import { CHECKOUT, QUESTIONS } from '../../../src/options/row.ts';
import { rows } from '../../../src/options/table.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-completion-'));
  for (const shell of ['bash', 'zsh', 'fish']) writeFileSync(join(folder, shell), await script(shell));
  mkdirSync(join(folder, 'here/services/a b'), { recursive: true });
  writeFileSync(join(folder, 'here/app.json'), '');
  writeFileSync(join(folder, 'here/*'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function script(shell: string): Promise<string> {
  let stdout = '';
  let stderr = '';
  const exitCode = await runCli(['completion', shell], {
    environment: {},
    directory: folder,
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    signal: new AbortController().signal,
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

function bash(lines: readonly string[]): string {
  return execFileSync('bash', ['--norc', '-c', `set -eu\n${lines.join('\n')}`, 'bash', join(folder, 'bash')], {
    cwd: join(folder, 'here'),
    encoding: 'utf8',
  });
}

/** What bash has for the last of these words. */
function offered(...words: readonly string[]): readonly string[] {
  const quoted = ['aipack', ...words].map((word) => `'${word}'`);
  const answer = bash([
    'source "$1"',
    `COMP_WORDS=(${quoted.join(' ')}) COMP_CWORD=${words.length}`,
    '_aipack',
    'for word in ${COMPREPLY[@]+"${COMPREPLY[@]}"}; do printf "%s\\n" "$word"; done',
  ]);
  return answer.split('\n').slice(0, -1);
}

describe('in bash', () => {
  test('the script says which function completes the command', () => {
    expect(bash(['source "$1"', 'complete -p aipack'])).toBe('complete -F _aipack aipack\n');
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['verbs', ['d'], ['detect', 'doctor', 'diff']],
    ['the help of a verb', ['help', 'pl'], ['plan']],
    ['questions to the index', ['packages', ''], ['search', 'validate', 'resolve', 'streams']],
    ['long flags of a verb', ['build', '--cache-'], ['--cache-from', '--cache-to']],
    ['flags that say no', ['build', '--no-pro'], ['--no-provenance']],
    ['flags of a question', ['packages', 'search', '--li'], ['--limit']],
    ['flags behind other words', ['detect', 'services', '--changed'], ['--changed-since']],
    ['nothing of other verbs', ['detect', '--pus'], []],
    ['the values of a choice', ['build', '--progress', ''], ['auto', 'tty', 'plain']],
    ['values behind an equals sign', ['build', '--progress', '=', 't'], ['tty']],
    ['all values behind an equals sign', ['plan', '--format', '='], ['text', 'json']],
    ['files', ['build', '-f', 'ap'], ['app.json']],
    ['folders as the context', ['plan', 'serv'], ['services']],
    ['names with blanks whole', ['plan', 'services/'], ['services/a b']],
    ['names with stars as they are', ['plan', '--spec', '*'], ['*']],
    ['nothing where a name is expected', ['build', '--tag', ''], []],
    ['nothing for an image, and folders behind it', ['verify', ''], []],
    ['a folder behind an image', ['verify', 'a', 's'], ['services']],
    ['arguments of choice', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['nothing for what is no verb', ['nonesuch', '--f'], []],
  ])('%s', (_, words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  test.each([...CHECKOUT, ...QUESTIONS])('%s offers each flag of the table of options, and no other', (verb) => {
    const flags = rows.flatMap(([, { command }]) => {
      if (command?.verbs.includes(verb) !== true) return [];
      const names = command.flag.match(/(?<!\S)--?[a-z-]+/g) ?? [];
      return command.negated === undefined ? names : [...names, ...names.map((name) => name.replace('--', '--no-'))];
    });
    expect([...offered(...verb.split(' '), '-')].sort()).toEqual([...flags, '-h', '--help'].sort());
  });
});

describe.each(['zsh', 'fish'])('the script for %s', (shell) => {
  test('has every flag of the table with its words', async () => {
    const text = (await script(shell)).replaceAll(/'\\''|\\(.)/g, (_, letter?: string) => letter ?? "'");
    for (const [, { command, help }] of rows) {
      if (command?.flag.startsWith('-') !== true) continue;
      expect(text).toContain(
        shell === 'zsh'
          ? (/--[a-z-]+/.exec(command.flag)?.[0] ?? '?')
          : ` -l ${/--([a-z-]+)/.exec(command.flag)?.[1] ?? '?'}`,
      );
      expect(text).toContain(command.help ?? help);
    }
  });
});

test('another shell is refused with those that there are', async () => {
  let stderr = '';
  const surroundings = {
    environment: {},
    directory: folder,
    stdout: () => undefined,
    signal: new AbortController().signal,
  };
  const exitCode = await runCli(['completion', 'tcsh'], { ...surroundings, stderr: (text) => (stderr += text) });
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('bash, zsh, fish') as unknown });
});
