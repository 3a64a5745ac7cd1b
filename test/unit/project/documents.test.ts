import { describe, expect, test } from '@jest/globals';
import { CommanderError, type Command } from 'commander';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { EXAMPLES } from '../../../src/cli/examples.ts';
import { programOf } from '../../../src/cli/program.ts';
import { loadBuilds } from '../../../src/schema/load.ts';
import { loadOverrides } from '../../../src/schema/overrides-load.ts';
import { commandLines, linesIn, type CommandLine } from '../../support/documents/command-lines.ts';
import { documents, type Fence } from '../../support/documents/markdown.ts';
import { projectRoot } from '../../support/run-program.ts';

const all = documents();
const byPath = new Map(all.map((document) => [document.path, document]));
/** What stands for a word of the reader's. */
const PLACEHOLDER = /\b(?:VERB|TOPIC)\b|…$/;

describe('links', () => {
  const links = all.flatMap(({ path, lines }) =>
    lines.flatMap(({ line, text }) =>
      [...text.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({
        path,
        line,
        target,
      })),
    ),
  );
  const local = links.filter(({ target }) => !/^[a-z]+:/.test(target));

  test('lead to files that are there', () => {
    const missing = local.filter(({ path, target }) => {
      const file = target.replace(/#.*/, '');
      return file !== '' && !existsSync(join(projectRoot, posix.join(posix.dirname(path), file)));
    });
    expect(missing).toEqual([]);
  });

  test('lead to headings that are there', () => {
    const missing = local.filter(({ path, target }) => {
      const [file = '', anchor] = target.split('#');
      if (anchor === undefined) return false;
      const document = byPath.get(file === '' ? path : posix.join(posix.dirname(path), file));
      return document !== undefined && !document.anchors.has(anchor);
    });
    expect(missing).toEqual([]);
  });

  test('of the index lead to every document', () => {
    const targets = new Set(
      local.filter(({ path }) => path === 'docs/README.md').map(({ target }) => target.replace(/#.*/, '')),
    );
    const missing = all
      .filter(({ path }) => path.startsWith('docs/') && path !== 'docs/README.md')
      .filter(({ path }) => !targets.has(path.slice('docs/'.length)));
    expect(missing.map(({ path }) => path)).toEqual([]);
  });
});

/** The command's own parser, which does nothing with what it read. */
function parser(): Command {
  const said = (): void => undefined;
  const program = programOf({
    environment: {},
    directory: projectRoot,
    stdout: said,
    stderr: said,
    signal: new AbortController().signal,
  });
  const still = (command: Command): void => {
    command.exitOverride().configureOutput({ writeOut: said, writeErr: said });
    if (command.commands.length === 0) command.action(said);
    command.commands.forEach(still);
  };
  still(program);
  return program;
}

/** Whether a line is only the name of a verb, as sentences have it. */
function namesVerb(words: readonly string[]): boolean {
  const found = words.reduce<Command | undefined>(
    (above, word) => above?.commands.find((below) => below.name() === word),
    parser(),
  );
  return found !== undefined;
}

/** Why the command would not take a line; undefined where it does. */
function refusal(words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  try {
    parser().parse(words, { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? undefined : error.message;
  }
}

function refused(lines: readonly CommandLine[]): readonly object[] {
  return lines
    .filter(({ text, words }) => !PLACEHOLDER.test(text) && !namesVerb(words))
    .map(({ place, text, words }) => ({ place, text, refusal: refusal(words) }))
    .filter((line) => line.refusal !== undefined);
}

describe('lines that run the command', () => {
  const lines = all.flatMap(commandLines);

  test('are found', () => {
    expect(lines.length).toBeGreaterThan(100);
    expect(linesIn('$ echo "a b" && aipack build . -t "x y" > out.json | head # aipack')).toEqual([
      expect.objectContaining({ words: ['build', '.', '-t', 'x y'] }),
    ]);
    expect(refusal(['build', '--nonesuch'])).toMatch(/unknown option/);
    expect(refusal(['nonesuch'])).toMatch(/unknown command|too many arguments/);
  });

  test('are taken by its parser', () => {
    expect(refused(lines)).toEqual([]);
  });

  test('in the examples of its help are, too', () => {
    const examples = Object.entries(EXAMPLES).flatMap(([verb, texts]) =>
      texts.flatMap((text) => linesIn(text).map((line) => ({ place: verb, ...line }))),
    );
    expect(examples.length).toBeGreaterThan(20);
    expect(examples.filter(({ words }) => refusal(words) !== undefined)).toEqual([]);
  });
});

interface Action {
  readonly inputs: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
}

function action(path: string): Action {
  const { inputs = {}, outputs = {} } = parse(readFileSync(join(projectRoot, path), 'utf8')) as {
    readonly inputs?: object;
    readonly outputs?: object;
  };
  return { inputs: new Set(Object.keys(inputs)), outputs: new Set(Object.keys(outputs)) };
}

const ACTIONS = new Map([
  ['org/aipack-action@v1', action('action.yml')],
  ['org/aipack-action/plan@v1', action('plan/action.yml')],
]);

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Every mapping with `uses` in a value. */
function stepsIn(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'uses' in value ? [value as Step] : [];
  return [...own, ...Object.values(value).flatMap(stepsIn)];
}

const fences = all.flatMap((document) => document.fences);
const yaml = fences.filter(({ language }) => language === 'yaml' || language === 'yml');
const place = ({ document, line }: Fence): string => `${document}:${line}`;

describe('pieces of YAML', () => {
  test('can be read', () => {
    const broken = yaml.filter(({ text }) =>
      parseAllDocuments(text).some((each) => 'errors' in each && each.errors.length > 0),
    );
    expect(broken.map(place)).toEqual([]);
  });

  test('give the action inputs that it has, and take outputs that it has', () => {
    const wrong = yaml.flatMap((fence) => {
      const steps = stepsIn(parse(fence.text));
      return steps.flatMap(({ id, uses = '', with: given = {} }) => {
        const known = ACTIONS.get(uses);
        if (known === undefined) return [];
        const inputs = Object.keys(given).filter((name) => !known.inputs.has(name));
        const taken = [...fence.text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
          .filter(([, step, output = '']) => step === id && !known.outputs.has(output))
          .map(([text]) => text);
        return [...inputs, ...taken].map((what) => `${place(fence)}: ${what}`);
      });
    });
    expect(wrong).toEqual([]);
  });

  test('that are an aipack.yml or a UniversalBuild are taken as one', () => {
    const kinds = yaml.flatMap((fence) => {
      const value = parse(fence.text) as unknown;
      if (typeof value !== 'object' || value === null) return [];
      if ('metadata' in value) return [{ fence, load: () => void loadBuilds(fence.text, place(fence)) }];
      const keys = Object.keys(value);
      const isOverride =
        keys.length > 0 && keys.every((key) => ['name', 'language', 'build', 'runtime', 'services'].includes(key));
      return isOverride && !('steps' in value) && stepsIn(value).length === 0
        ? [{ fence, load: () => void loadOverrides(fence.text, place(fence)) }]
        : [];
    });
    expect(kinds.length).toBeGreaterThan(2);
    for (const { load } of kinds) expect(load).not.toThrow();
  });
});

test('pieces of JSON can be read', () => {
  const broken = fences
    .filter(({ language }) => language === 'json')
    .filter(({ text }) => {
      try {
        JSON.parse(text);
        return false;
      } catch {
        return true;
      }
    });
  expect(broken.map(place)).toEqual([]);
});

test('the README is a screen and a half', () => {
  const lines = readFileSync(join(projectRoot, 'README.md'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(110);
});
