/**
 * Debian packages that the lab makes for the other architecture too, from Debian's files for that one: what an image that runs
 * nothing while it is built may hold. Each costs a download and half a second, so it is not all of them.
 */
export const bothArchitectures: ReadonlySet<string> = new Set([
  'ca-certificates-bundle',
  'glibc',
  'glibc-locale-posix',
  'ld-linux',
  'libcrypto3',
  'libgcc',
  'libpcre2-8-0',
  'libssl3',
  'libxcrypt',
  'libzstd1',
  'nginx-mainline',
  'nginx-mainline-config',
  'nginx-mainline-fastcgi-params',
  'nginx-mainline-mime-types',
  'nginx-mainline-scgi-params',
  'nginx-mainline-uwsgi-params',
  'tzdata',
  'zlib',
]);
