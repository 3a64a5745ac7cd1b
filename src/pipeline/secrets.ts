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

/**
 * Reads `id=ID[,src=FILE|,env=VARIABLE]` as buildx writes it; with neither, the variable of the same name.
 * @throws AipackError with every secret that can't be read.
 */
export function parseSecrets(specs: readonly string[]): readonly SecretSpec[] {
  return collect(specs, parseSecret);
}

/**
 * Reads `ID` or `ID=SOCKET`; without a socket it is the running agent's, from SSH_AUTH_SOCK.
 * @throws AipackError with every agent that can't be used.
 */
export function parseSsh(specs: readonly string[], agent: string | undefined): readonly SshSpec[] {
  return collect(specs, (spec) => {
    const [id = '', socket = agent ?? ''] = spec.split('=', 2);
    if (!ID.test(id)) return problem(spec, 'is not an id, nor id=socket');
    return socket === '' ? problem(spec, 'needs an SSH agent, and SSH_AUTH_SOCK names none') : { id, socket };
  });
}

function collect<T extends object>(specs: readonly string[], parse: (spec: string) => T | Problem): readonly T[] {
  const results = specs.map(parse);
  const problems = results.filter((result): result is Problem => 'code' in result);
  if (problems.length > 0) throw new AipackError(problems);
  return results.filter((result): result is T => !('code' in result));
}

function parseSecret(spec: string): SecretSpec | Problem {
  const fields = Object.fromEntries(
    spec.split(',').map((field) => {
      const at = field.indexOf('=');
      return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }),
  ) as Partial<Record<string, string>>;
  const { id = '', src, source, env, type, ...unknown } = fields;
  const file = src ?? source;
  if (!ID.test(id)) return problem(spec, 'has no id');
  if (Object.keys(unknown).length > 0)
    return problem(spec, `has ${Object.keys(unknown).join(', ')}, which no secret takes`);
  if (file !== undefined && env !== undefined) return problem(spec, 'comes from a file and from a variable');
  if (file !== undefined) return type === 'env' ? { id, from: { variable: file } } : { id, from: { file } };
  return { id, from: { variable: env ?? id } };
}

function problem(spec: string, why: string): Problem {
  return {
    code: 'INPUT_INVALID',
    // What stands behind the first `=` may be the secret itself, by mistake.
    message: `${JSON.stringify(spec.split('=')[0])}… ${why}`,
    hint: 'Expected id=ID,src=FILE or id=ID,env=VARIABLE for a secret; ID or ID=SOCKET for an agent.',
  };
}
