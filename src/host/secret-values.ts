import type { BuildRequest } from '../app/build-request.ts';
import type { LineSettings } from '../app/settings.ts';
import type { SecretSpec } from '../options/secrets.ts';
import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';
import { collectProblems } from './collect-problems.ts';
import { look, readNamed, resolveNamed, type Workspace } from './workspace-path.ts';

/** BuildKit takes no secret that is larger. */
const MAX_SECRET_BYTES = 500 * 1024;

/**
 * The values of secrets by id. A value is read when a step asks for it, so that a file that no step asks for is never read.
 * @throws AipackError with every secret that has no value, or whose file may not be read
 */
export function secretProviders(
  settings: LineSettings,
  environment: NodeJS.ProcessEnv,
  workspace: Workspace,
): BuildRequest['secrets'] {
  const { secrets } = settings;
  const missing = secrets.filter(({ from }) => 'variable' in from && lookup(environment, from.variable) === undefined);
  if (missing.length > 0) {
    throw new AipackError(
      missing.map(({ id }) => ({
        code: 'INPUT_INVALID',
        message: `The secret ${id} has no value: its variable is not set`,
        hint: 'Set it in the environment of this step, or give the secret with src=FILE.',
      })),
    );
  }
  const { attempt, finish } = collectProblems();
  const placed = secrets.map(
    ({ id, from }) =>
      [
        id,
        attempt(
          () => secretValue(id, from, environment, workspace),
          () => Buffer.alloc(0),
        ),
      ] as const,
  );
  finish();
  return Object.fromEntries(placed);
}

function secretValue(
  id: string,
  from: SecretSpec['from'],
  environment: NodeJS.ProcessEnv,
  workspace: Workspace,
): () => Buffer {
  if ('file' in from) {
    const what = `file of the secret ${id}`;
    const path = resolveNamed(from.file, what, workspace);
    if (look(path) === undefined) {
      throw new AipackError({
        code: 'INPUT_INVALID',
        message: `The secret ${id} has no value: its file ${JSON.stringify(from.file)} is not there`,
        hint: `Looked for at ${path}. Write it before this step, or give the secret by a variable (env=NAME).`,
      });
    }
    return () => readNamed(path, { what, limit: MAX_SECRET_BYTES, code: 'INPUT_INVALID' }, workspace);
  }
  return () => Buffer.from('value' in from ? from.value : (lookup(environment, from.variable) ?? ''));
}
