/** The annotation by which an attestation manifest in an index says which manifest it is about (BuildKit, attestation storage). */
export const ATTESTED = 'vnd.docker.reference.digest';
