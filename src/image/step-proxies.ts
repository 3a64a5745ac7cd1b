import type { ExecOptions } from '../llb/index.ts';

/** The proxies of steps, as BuildKit takes them: variables that are in no cache key and no history. */
export type StepProxies = NonNullable<ExecOptions['proxy']>;

/** What a step that may use them is given. */
export type Proxied = Pick<ExecOptions, 'proxy'>;

/**
 * As a Dockerfile's frontend takes them, in capitals and in small letters as buildx sends them.
 * @param given attributes of the user's own: a proxy that is an argument in either spelling is left to it
 */
export function proxyArguments(
  proxies: StepProxies,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const own = new Set(Object.keys(given).map((key) => key.toLowerCase()));
  return Object.fromEntries(
    Object.entries(proxies)
      .filter(([name]) => !own.has(`build-arg:${name}_proxy`))
      .flatMap(([name, value]) =>
        [`${name}_proxy`, `${name.toUpperCase()}_PROXY`].map((key) => [`build-arg:${key}`, value] as const),
      ),
  );
}
