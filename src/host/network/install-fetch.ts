/** Has every `fetch` of this process go the way that an environment names. Few runs need what is loaded here. */
export async function installFetch(
  environment: NodeJS.ProcessEnv,
  insecure: readonly string[],
  certificates: string | undefined,
): Promise<void> {
  const [{ networkFetch }, { readProxies }] = await Promise.all([import('./network-fetch.ts'), import('./proxies.ts')]);
  globalThis.fetch = networkFetch({
    proxies: readProxies(environment),
    insecure,
    ...(certificates === undefined ? {} : { certificates }),
  });
}
