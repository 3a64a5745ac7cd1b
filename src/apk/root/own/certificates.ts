import type { CodedNotice } from '../notices.ts';
import type { RootTree } from '../tree.ts';
import type { OwnFiles } from './own-files.ts';

/** What OpenSSL and most others of an image trust; `SSL_CERT_FILE` points to it. */
export const CERTIFICATE_BUNDLE = 'etc/ssl/certs/ca-certificates.crt';
const JAVA_STORE = 'etc/ssl/certs/java/cacerts';
/** Certificates that the trigger of `ca-certificates` would add to the bundle. */
const LOCAL = 'usr/local/share/ca-certificates';

const NEWLINE = 0x0a;

/** Adds a user's certificates to the bundle, which is made where there is none. */
export function addCertificates(
  own: OwnFiles,
  tree: RootTree,
  bundle: Uint8Array = new Uint8Array(),
  added: string,
): CodedNotice[] {
  const gap = bundle.length === 0 || bundle.at(-1) === NEWLINE ? '' : '\n';
  const end = added.endsWith('\n') ? '' : '\n';
  own.file(CERTIFICATE_BUNDLE, Buffer.concat([bundle, Buffer.from(`${gap}${added}${end}`)]));
  if (tree.find(JAVA_STORE, 'follow') === undefined) return [];
  const message = `${JAVA_STORE} has a form of its own, and the certificates that were given are not in it: \`keytool -importcert\` adds them.`;
  return [{ code: 'CERTIFICATES_NOT_ADDED', message }];
}

/** Tells of certificates of packages that only `update-ca-certificates` would have made trusted. */
export function localCertificates(tree: RootTree): CodedNotice[] {
  const folder = tree.real(LOCAL, 'follow');
  const names = folder === undefined ? [] : [...tree.names(folder)].filter((name) => name.endsWith('.crt')).sort();
  if (names.length === 0 || tree.find(CERTIFICATE_BUNDLE, 'follow') === undefined) return [];
  const message = `${names.join(', ')} in ${LOCAL} are not in ${CERTIFICATE_BUNDLE}: no script runs that would add them.`;
  return [{ code: 'CERTIFICATES_NOT_ADDED', message }];
}
