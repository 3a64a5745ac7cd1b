import { firstHit, type SourceFile } from '../../core/sources.ts';
import type { SourceLocation } from '../../core/types.ts';

/** Extensions by what code that needs them calls: pages without a manifest have no other way to say so. */
const USES: Readonly<Record<string, RegExp>> = {
  bcmath: /\bbc(?:add|sub|mul|div|mod|pow|sqrt|comp|scale)\s*\(/,
  exif: /\bexif_\w+\s*\(/,
  ftp: /\bftp_(?:ssl_)?connect\s*\(/,
  gd: /\bimage(?:create\w*|jpeg|png|gif|webp|ttftext|copyresampled)\s*\(/,
  gmp: /\bgmp_\w+\s*\(/,
  imagick: /\bnew\s+\\?Imagick\b/,
  intl: /\b(?:new\s+\\?(?:NumberFormatter|IntlDateFormatter|Collator|MessageFormatter)\b|(?:NumberFormatter|Normalizer|Collator)::)/,
  ldap: /\bldap_connect\s*\(/,
  memcached: /\bnew\s+\\?Memcached\b/,
  mongodb: /\bnew\s+\\?MongoDB\\/,
  mysqli: /\bmysqli_connect\s*\(|\bnew\s+\\?mysqli\b/,
  pcntl: /\bpcntl_\w+\s*\(/,
  pdo_mysql: /['"]mysql:(?:host|dbname|unix_socket)=/,
  pdo_pgsql: /['"]pgsql:(?:host|dbname)=/,
  pdo_sqlite: /['"]sqlite:/,
  pgsql: /\bpg_p?connect\s*\(/,
  redis: /\bnew\s+\\?Redis\s*\(/,
  soap: /\bnew\s+\\?Soap(?:Client|Server)\b/,
  sockets: /\bsocket_create\s*\(/,
  xsl: /\bnew\s+\\?XSLTProcessor\b/,
  zip: /\bnew\s+\\?ZipArchive\b/,
};

/** The extensions that the source shows to be used, with the first place of each. */
export function usedExtensions(sources: readonly SourceFile[]): ReadonlyMap<string, SourceLocation> {
  return new Map(
    Object.entries(USES).flatMap(([name, pattern]) => {
      const hit = firstHit(sources, [pattern]);
      return hit === undefined ? [] : [[name, hit.location] as const];
    }),
  );
}
