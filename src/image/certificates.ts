import { secretMount, type Mount } from '../llb/index.ts';
import { CA_SECRET } from './image-plan.ts';

const CERTIFICATES = '/run/aipack/ca-certificates.crt';
/** Variables by which the tools of build steps take a bundle of certificates: OpenSSL, Node, pip, curl, git, cargo, apk. */
const CERTIFICATE_VARIABLES = [
  'SSL_CERT_FILE',
  'NODE_EXTRA_CA_CERTS',
  'REQUESTS_CA_BUNDLE',
  'PIP_CERT',
  'CURL_CA_BUNDLE',
  'GIT_SSL_CAINFO',
  'CARGO_HTTP_CAINFO',
  'SSL_CA_CERT_FILE',
] as const;
/** What a step needs to trust certificates of the user's own. Their content stays out of every layer and cache key. */
export interface Trust {
  readonly env: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
}

export const NO_CERTIFICATES: Trust = { env: {}, mounts: [] };

export function ownCertificates(): Trust {
  return {
    env: Object.fromEntries(CERTIFICATE_VARIABLES.map((name) => [name, CERTIFICATES])),
    mounts: [secretMount(CERTIFICATES, { id: CA_SECRET, mode: 0o444 })],
  };
}
