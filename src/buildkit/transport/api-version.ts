/**
 * The beginning of paths for a Docker API that refuses requests without a version, as something in front of one may: `/v1.44`.
 * Docker itself takes a path without a version as one of its newest, so that none of its minimum versions, 1.44 since Docker 29, is
 * ever in the way. Undefined for any other refusal.
 */
export function versionAskedFor(refusal: string): string | undefined {
  const version = /Minimum supported API version is (\d{1,3}\.\d{1,3})/i.exec(refusal)?.[1];
  return version === undefined ? undefined : `/v${version}`;
}
