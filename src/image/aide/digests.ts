// Made from aide.c by scripts/aide.ts; change it there.

/** SHA-256 of aipack-aide. */
export const AIDE_SHA256: Readonly<Record<'amd64' | 'arm64', string>> = {
  amd64: 'a566e3cf85ba0c1d5ec771da548c209e581e3cec3ad55d5dcf6cd304dc738aaf',
  arm64: '8d79b07b7374e5a24368c07e34e3a24802910dbeb441c05a15cca6f05dd8c2f8',
};
