import { createHash } from 'node:crypto';

/**
 * SHA-256, in hexadecimal, of a document without the property that names it: documents are named by their content, so that equal ones have
 * one name, and one that lost something on its way has a wrong one.
 */
function contentDigest(document: Readonly<Record<string, unknown>>, property: string): string {
  const rest = Object.entries(document).filter(([key]) => key !== property);
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(rest)))
    .digest('hex');
}

/** What names an SPDX document. */
export function spdxNamespace(document: Readonly<Record<string, unknown>>): string {
  return `https://aipack.dev/spdx/${contentDigest(document, 'documentNamespace')}`;
}

/** What names a CycloneDX document: a UUID of version 8, whose bits may mean anything. */
export function serialNumber(document: Readonly<Record<string, unknown>>): string {
  const hex = contentDigest(document, 'serialNumber');
  const variant = ((parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return `urn:uuid:${parts.join('-')}-${hex.slice(20, 32)}`;
}
