import tls, { type SecureContext } from 'node:tls';

/** What a connection is given to trust more than Node does by itself. */
export type Trust = () => { readonly secureContext?: SecureContext };

/**
 * Node's own authorities and those of a bundle. They are read once, when the first connection needs them: hundreds of certificates take
 * a while, and many connections have no TLS.
 */
export function trustOf(certificates: string | undefined): Trust {
  let secureContext: SecureContext | undefined;
  return () => {
    if (certificates === undefined) return {};
    secureContext ??= tls.createSecureContext({ ca: [...tls.getCACertificates('default'), certificates] });
    return { secureContext };
  };
}
