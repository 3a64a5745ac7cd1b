import { AipackError, type Problem } from '../schema/errors.ts';
import { readYaml } from '../schema/yaml-document.ts';
import { asObject } from '../untrusted/json.ts';
import { lookup } from '../untrusted/lookup.ts';

/** An account of a registry, or of what lies below a path of it. */
export interface Login {
  readonly registry: string;
  /** Empty where it is for the whole registry. */
  readonly scope: string;
  readonly username: string;
  readonly password: string;
}

/** The inputs as they are; empty where they are not given. */
export interface LoginInputs {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
  readonly registryAuth: string;
}

const HUB = 'docker.io';
/** Registries of AWS, whose passwords are made from keys. */
const ECR = /^(?:\d{12}\.dkr[.-]ecr\.[\w.-]+|public\.ecr\.aws)$/;
const KEYS = ['registry', 'username', 'password', 'scope', 'ecr'];
const LIST = 'Write a YAML list of registry, username and password, as docker/login-action takes it.';

/**
 * Reads the accounts that a step gives, as docker/login-action reads them: one, or a list in YAML.
 * @param mask is told every password before anything else can be said of it
 * @throws AipackError INPUT_INVALID with everything that is wrong, which tells nothing of what was given but registries
 */
export function parseLogins(given: LoginInputs, mask: (password: string) => void): readonly Login[] {
  const { password, registry, registryAuth, username } = given;
  const single = registry !== '' || username !== '' || password !== '';
  mask(password);
  if (registryAuth === '') return single ? finish([{ ...given, scope: '', ecr: '', at: 'username and password' }]) : [];
  const items = readItems(registryAuth);
  for (const item of items) mask(text(item?.password));
  if (single) throw invalid('registry-auth is given beside registry, username or password', 'Give either.');
  return finish(
    items.map((item, index) => {
      const at = `Item ${index + 1} of registry-auth`;
      const unknown = item === undefined ? ['?'] : Object.keys(item).filter((key) => !KEYS.includes(key));
      if (unknown.length > 0) throw invalid(`${at} is no account of a registry`, LIST);
      const [of, user, word, scope, ecr] = KEYS.map((key) => text(lookup(item, key)));
      return { registry: of ?? '', username: user ?? '', password: word ?? '', scope: scope ?? '', ecr: ecr ?? '', at };
    }),
  );
}

function readItems(registryAuth: string): readonly (Readonly<Record<string, unknown>> | undefined)[] {
  let value: unknown;
  try {
    ({ value } = readYaml(registryAuth, 'registry-auth'));
  } catch {
    // The parser's own words may quote a password.
    throw invalid("registry-auth can't be read", LIST);
  }
  if (!Array.isArray(value) || value.length === 0) throw invalid('registry-auth is no list of accounts', LIST);
  return value.map((item) => asObject(item));
}

interface Read extends Login {
  readonly ecr: string;
  readonly at: string;
}

function finish(logins: readonly Read[]): readonly Login[] {
  const problems = logins.flatMap((login) => problemOf(login) ?? []);
  if (problems.length > 0) throw new AipackError(problems);
  return logins.map(({ password, registry, scope, username }) => ({
    registry: registry === '' ? HUB : registry,
    scope,
    username,
    password,
  }));
}

function problemOf({ at, ecr, password, registry, scope, username }: Read): Problem | undefined {
  const host = registry.replace(/^https?:\/\//i, '').split('/')[0] ?? '';
  const wants = ecr.toLowerCase() === 'true' || (ecr.toLowerCase() !== 'false' && ECR.test(host));
  if (wants && username !== 'AWS') {
    const message = `${at}: a password for ${host} has to be made from keys of AWS, which is not done here`;
    const hint =
      'Use aws-actions/amazon-ecr-login before, or username AWS with what `aws ecr get-login-password` gives.';
    return { code: 'INPUT_INVALID', message, hint };
  }
  if (username === '' || password === '') {
    const message = `${at}: there is no ${username === '' ? 'username' : 'password'} for ${host === '' ? HUB : host}`;
    return { code: 'INPUT_INVALID', message, hint: 'Give both; a secret that is not set is empty.' };
  }
  if (scope.includes('@') || scope.startsWith('/')) {
    const message = `${at}: its scope is no path of repositories`;
    return { code: 'INPUT_INVALID', message, hint: 'Write it as owner or owner/app, without actions behind an @.' };
  }
  return undefined;
}

/** YAML takes a password of digits for a number. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function invalid(message: string, hint: string): AipackError {
  return new AipackError({ code: 'INPUT_INVALID', message, hint });
}
