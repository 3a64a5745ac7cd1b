// Made from aide.c by scripts/aide.ts; change it there.

/** SHA-256 of aipack-aide. */
export const AIDE_SHA256: Readonly<Record<'amd64' | 'arm64', string>> = {
  amd64:
    'c75a839aae2dc0ed82376bc7f2ace059c688e26978c623a87349ded68530f47b',
  arm64:
    '2117009872deeed44a3efa5006756ca973cdae7c1e7ed56232c3e206b52f597d',
};
