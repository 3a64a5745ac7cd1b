// Made from aide.c by scripts/aide.ts; change it there.

/** SHA-256 of aipack-aide. */
export const AIDE_SHA256: Readonly<Record<'amd64' | 'arm64', string>> = {
  amd64: 'e9cd66303609ef7b61cfd889f362fd96ac9eababfa53eb5b72701652b4ac9957',
  arm64: '658e927e8ebbcff1d8d84b1649d0c16e14e94bef9a990c7d136c398eabad63ae',
};
