/** Of an index (OCI image specification 1.1). */
export const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
