/** Largest lock file that is searched, in bytes; the next larger ones in public repositories belong to workspaces of hundreds of members. */
export const MAX_LOCK_BYTES = 8 * 1024 * 1024;

/** Packages whose install scripts print or send something and make nothing (their own sources). */
export const IDLE_SCRIPTS: ReadonlySet<string> = new Set([
  '@apollo/protobufjs',
  '@nestjs/core',
  'core-js',
  'core-js-pure',
  'es5-ext',
  'protobufjs',
  'styled-components',
  'vue-demi',
]);
