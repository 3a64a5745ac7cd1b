import { readFields, splitPair } from './list.ts';
import { AipackError, type Problem } from '../schema/errors.ts';

/** Where a secret's value comes from; values themselves never enter a plan, a report or provenance. */
export interface SecretSpec {
  readonly id: string;
  readonly from: { readonly file: string } | { readonly variable: string } | { readonly value: string };
}

/** An SSH agent to lend, by id. */
export interface SshSpec {
  readonly id: string;
  readonly socket: string;
}

const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
/** What the last line of something in base64 leaves behind its letters: such a line has the shape of an id and a value. */
const PADDING = '=';
const SPEC_HINT = 'Expected id=ID,src=FILE or id=ID,env=VARIABLE.';
const VALUE_HINT =
  'Expected ID=VALUE with an id of letters, digits, "_", "." and "-". A value of several lines stands in quotes with its id: "ID=line one⏎line two".';

/**
 * Reads `id=ID[,src=FILE|,env=VARIABLE]` as buildx writes it; with neither, the variable of the same name.
 * @throws AipackError with every secret that can't be read, by its place in the list: any part of it may be the secret itself.
 */
export function parseSecrets(specs: readonly string[], name: string): readonly SecretSpec[] {
  return collect(specs, name, parseSecret);
}

/**
 * Reads `ID=VALUE`, where the value is the secret, or the variable or file that has it. As in docker/build-push-action, a secret
 * without a value is left out, which is told.
 * @throws AipackError with every item that is none, by its place in the list: it may be a line of a secret.
 */
export function parseSecretPairs(
  items: readonly string[],
  name: string,
  source: (value: string) => SecretSpec['from'],
  onWarning: (message: string) => void,
): readonly SecretSpec[] {
  return collect(items, name, (item, at) => {
    const [key, value] = splitPair(item);
    const id = key.trim();
    if (value === undefined) return problem(at, 'is not ID=VALUE', VALUE_HINT);
    if (!ID.test(id)) return problem(at, 'has no id before its "="', VALUE_HINT);
    if (value === PADDING) return problem(at, 'looks like the end of something in base64', VALUE_HINT);
    if (value !== '') return { id, from: source(value) };
    onWarning(`${at} has no value; building without it.`);
    return undefined;
  });
}

/**
 * Reads `ID` or `ID=SOCKET`; without a socket it is the running agent's, from SSH_AUTH_SOCK.
 * @throws AipackError with every agent that can't be used.
 */
export function parseSsh(specs: readonly string[], name: string, agent: string | undefined): readonly SshSpec[] {
  const hint = 'Expected ID or ID=SOCKET.';
  return collect(specs, name, (spec, at) => {
    const [id, socket = agent ?? ''] = splitPair(spec);
    if (!ID.test(id)) return problem(at, 'is not an id, nor id=socket', hint);
    return socket === '' ? problem(at, 'needs an SSH agent, and SSH_AUTH_SOCK names none', hint) : { id, socket };
  });
}

function collect<T extends object>(
  items: readonly string[],
  name: string,
  parse: (item: string, at: string) => T | Problem | undefined,
): readonly T[] {
  const results = items
    .map((item, i) => parse(item, items.length === 1 ? name : `${name}: item ${i + 1} of ${items.length}`))
    .filter((result) => result !== undefined);
  const problems = results.filter((result): result is Problem => 'code' in result);
  if (problems.length > 0) throw new AipackError(problems);
  return results.filter((result): result is T => !('code' in result));
}

function parseSecret(spec: string, at: string): SecretSpec | Problem {
  const fields = new Map(readFields(spec, at).map((field) => splitPair(field)));
  const given = (key: string): string | undefined => (fields.has(key) ? (fields.get(key) ?? '') : undefined);
  const id = given('id') ?? '';
  const file = given('src') ?? given('source');
  const variable = given('env');
  if (!ID.test(id)) return problem(at, 'has no id', SPEC_HINT);
  if ([...fields.keys()].some((key) => !['id', 'src', 'source', 'env', 'type'].includes(key)))
    return problem(at, 'has a part that no secret takes', SPEC_HINT);
  if (file !== undefined && variable !== undefined)
    return problem(at, 'comes from a file and from a variable', SPEC_HINT);
  if (file !== undefined) return given('type') === 'env' ? { id, from: { variable: file } } : { id, from: { file } };
  return { id, from: { variable: variable ?? id } };
}

function problem(at: string, why: string, hint: string): Problem {
  return { code: 'INPUT_INVALID', message: `${at} ${why}`, hint };
}
