import type { LineSettings } from '../../app/settings.ts';
import { readPlainStart } from '../../untrusted/plain-file.ts';
import { lookup } from '../../untrusted/lookup.ts';

/** BuildKit takes no secret above 500 KiB. */
const MAX_SECRET_BYTES = 500 * 1024;
/** Variables whose names say that they hold secrets. */
const SECRET_NAME =
  /TOKEN|SECRET|PASSW|PASSPHRASE|API_?-?KEY|ACCESS_?-?KEY|PRIVATE_?-?KEY|CREDENTIAL|_AUTH\b|_PAT$|REGISTRY-AUTH/i;

/** Every value that this run knows as a secret: none of them is ever sent. */
export function hiddenValues(
  { secrets, packages }: Pick<LineSettings, 'secrets' | 'packages'>,
  environment: NodeJS.ProcessEnv,
  apiKey: string | undefined,
): readonly string[] {
  const given = secrets.flatMap(({ from }) => {
    if ('value' in from) return [from.value];
    if ('variable' in from) return [lookup(environment, from.variable) ?? ''];
    // A file that can't be read is told where a step asks for it.
    return [readPlainStart(from.file, MAX_SECRET_BYTES)?.bytes.toString('utf8') ?? ''];
  });
  const variables = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && SECRET_NAME.test(name) ? [value] : [],
  );
  const passwords = packages.repositories.flatMap(({ url }) => {
    const { password = '' } = URL.parse(url) ?? {};
    return [password, decoded(password)];
  });
  return [...given, ...variables, ...passwords, apiKey ?? ''].filter((value) => value !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // What is no percent-encoding stands for itself.
    return text;
  }
}
