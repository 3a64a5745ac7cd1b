import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/**
 * An authority in `directory` and two that it vouches for: `ca.pem`; `server.pem`, for the name `buildkit.test` and for
 * loopback; and `client.pem`, each with a `.key` beside it.
 */
export function makeCertificates(directory: string): void {
  mkdirSync(directory, { recursive: true });
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: directory, stdio: 'ignore' });
  };
  const authority = ['-days', '2', '-subj', '/CN=test authority', '-keyout', 'ca.key', '-out', 'ca.pem'];
  openssl('req', '-x509', ...KEY, ...authority);
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
  const extensions = {
    server: 'subjectAltName=DNS:buildkit.test,IP:127.0.0.1',
    client: 'extendedKeyUsage=clientAuth',
  };
  for (const [name, extension] of Object.entries(extensions)) {
    writeFileSync(join(directory, `${name}.ext`), extension);
    openssl('req', ...KEY, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
    openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-extfile', `${name}.ext`, '-out', `${name}.pem`);
  }
}
