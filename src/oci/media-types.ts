/** Of an index (OCI image specification 1.1). */
export const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/** Of a manifest of that specification. */
export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
/** Of `{}`, which stands where there is nothing to say. */
export const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
