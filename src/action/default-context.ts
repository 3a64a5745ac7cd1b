import { readdirSync } from 'node:fs';
import type { SecretSpec } from '../options/secrets.ts';
import type { Options } from '../options/table.ts';
import { printable, say } from '../untrusted/printable.ts';
import * as log from './log.ts';

/** As docker/build-push-action has its templates. */
const TEMPLATE = /\{\{\s{0,9}defaultContext\s{0,9}\}\}/g;
const TOKEN = 'GIT_AUTH_TOKEN';

/** The commit of the workflow as an address that BuildKit fetches; undefined outside a workflow. */
function defaultContext(environment: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_REF: ref, GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server, GITHUB_SHA: commit } = environment;
  const at = commit ?? ref;
  return server === undefined || repository === undefined || at === undefined
    ? undefined
    : `${server}/${repository}.git#${at}`;
}

/**
 * The inputs with the address of the workflow's own commit where they say `{{defaultContext}}`, and where nothing was checked out that a
 * Dockerfile could be built from.
 */
export function withDefaultContext(options: Options, environment: NodeJS.ProcessEnv, directory: string): Options {
  const address = defaultContext(environment);
  if (address === undefined) return options;
  const { buildContexts, context, dockerfile, mode, service, spec } = options;
  const expand = (text: string): string => text.replaceAll(TEMPLATE, () => address);
  const nothing = context === '.' && mode === 'build' && dockerfile && service === undefined && spec === undefined;
  const absent = nothing && isEmpty(directory);
  if (absent) {
    const what = say`Nothing is checked out, so what the Dockerfile at ${printable(address)} says is built.`;
    log.notice(say`${what} To build without a Dockerfile, use actions/checkout before.`);
  }
  return { ...options, context: absent ? address : expand(context), buildContexts: buildContexts.map(expand) };
}

/** The job's token as the secret by which BuildKit fetches the workflow's own repository, unless the user gives one. */
export function gitToken(
  { context, githubToken }: Pick<Options, 'context' | 'githubToken'>,
  environment: NodeJS.ProcessEnv,
  secrets: readonly SecretSpec[],
): readonly SecretSpec[] {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server = '' } = environment;
  const given = secrets.some(({ id }) => id === TOKEN || id.startsWith(`${TOKEN}.`));
  const own =
    repository !== undefined &&
    /^[#?:]|^$/.test(context.replace(`${server}/${repository}.git`, '')) &&
    URL.canParse(server);
  if (!own || given || githubToken === undefined) return [];
  return [{ id: `${TOKEN}.${new URL(server).host}`, from: { value: githubToken } }];
}

function isEmpty(directory: string): boolean {
  try {
    return readdirSync(directory).length === 0;
  } catch {
    // Whoever reads it says so.
    return false;
  }
}
