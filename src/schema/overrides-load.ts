import { isNode } from 'yaml';
import { AipackError, type Problem, MOST_PROBLEMS } from './errors.ts';
import { lookup } from '../untrusted/lookup.ts';
import { overridesSchema, SPLICE, type OverrideSource, type Overrides } from './overrides.ts';
import { parseJson } from '../untrusted/json.ts';
import { readYaml } from './yaml-document.ts';

/** Names that the file may have at the root of a repository. */
export const OVERRIDE_FILES = ['aipack.yml', 'aipack.yaml'] as const;

/** Larger files are refused: real ones have a few lines. */
const MAX_BYTES = 256 * 1024;

/**
 * Reads an aipack.yml.
 * @throws AipackError SPEC_INVALID with every mistake and its line
 */
export function loadOverrides(content: string, file: string): OverrideSource {
  if (content.length > MAX_BYTES) throw new AipackError(problem(file, `is larger than ${MAX_BYTES} bytes`));
  const { document, lines, value } = readYaml(content, file);
  const parsed = overridesSchema.safeParse(value ?? {});
  if (parsed.success) return { name: file, overrides: parsed.data };
  throw new AipackError(
    parsed.error.issues.slice(0, MOST_PROBLEMS).map((issue): Problem => {
      const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
      const node = [path, path.slice(0, -1)].map((each) => document.getIn(each, true)).find((each) => isNode(each));
      const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
      return problem(file, `${path.join('.')}${path.length > 0 ? ': ' : ''}${issue.message}`, line);
    }),
  );
}

function problem(file: string, message: string, line?: number): Problem {
  return { code: 'SPEC_INVALID', message, location: line === undefined ? { file } : { file, line } };
}

/** Fields that the environment and the action's inputs can override, by the name that both derive theirs from. */
export const OVERRIDE_FIELDS = [
  'project-name',
  'build-packages',
  'runtime-packages',
  'build-commands',
  'build-env',
  'runtime-env',
  'start-command',
  'port',
  'health',
] as const;
export type OverrideField = (typeof OVERRIDE_FIELDS)[number];

/** `start-command` → `AIPACK_START_COMMAND`. */
function environmentName(field: OverrideField): string {
  return `AIPACK_${field.toUpperCase().replaceAll('-', '_')}`;
}

/** The overrides that environment variables give, one source each, so that a reason names the variable. Blank ones say nothing. */
export function overridesFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): readonly OverrideSource[] {
  return OVERRIDE_FIELDS.flatMap((field) =>
    overridesFromField(field, lookup(environment, environmentName(field)), environmentName(field)),
  );
}

/**
 * One field given as text, as inputs are: lists by lines or blanks, commands and variables by lines, a start command as words or as a JSON list.
 * @throws AipackError INPUT_INVALID when the text is no value of the field
 */
export function overridesFromField(
  field: OverrideField,
  value: string | undefined,
  source: string,
): readonly OverrideSource[] {
  const text = value?.trim() ?? '';
  return text === '' ? [] : [{ name: source, overrides: fieldOverrides(field, text, source) }];
}

function fieldOverrides(field: OverrideField, text: string, source: string): Overrides {
  switch (field) {
    case 'project-name':
      return { name: text };
    case 'build-packages':
      return { build: { packages: words(text) } };
    case 'runtime-packages':
      return { runtime: { packages: words(text) } };
    case 'build-commands':
      return {
        build: {
          commands: text
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        },
      };
    case 'build-env':
      return { build: { env: variables(text, source) } };
    case 'runtime-env':
      return { runtime: { env: variables(text, source) } };
    case 'start-command':
      return { runtime: { command: text.startsWith('[') ? jsonWords(text, source) : words(text) } };
    case 'port':
      return { runtime: { ports: words(text).map((word) => (word === SPLICE ? SPLICE : port(word, source))) } };
    case 'health':
      return { runtime: { health: text === 'none' ? null : { endpoint: text } } };
  }
}

function variables(text: string, source: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const bad = lines.flatMap((line, i) => (/^\s*[A-Za-z_]\w*=/.test(line) ? [] : [i + 1]));
  if (bad.length > 0) {
    throw new AipackError(
      bad.map((at) => ({
        code: 'INPUT_INVALID',
        // The line itself may be a part of a value that nobody is to see.
        message: `${source}: line ${at} is no variable`,
        hint: 'Write NAME=value, one a line.',
      })),
    );
  }
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf('=')).trim(),
      line.slice(line.indexOf('=') + 1).replace(/\r$/, ''),
    ]),
  );
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function jsonWords(text: string, source: string): string[] {
  const value = parseJson(text);
  if (Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string')) return value;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `${source}: is not a JSON list of words`,
    hint: 'Write ["node", "server.js"], or the words alone.',
  });
}

function port(word: string, source: string): number {
  const value = Number(word);
  if (Number.isInteger(value) && value > 0 && value < 65536) return value;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `${source}: ${JSON.stringify(word)} is not a port`,
    hint: 'Ports are numbers from 1 to 65535.',
  });
}
