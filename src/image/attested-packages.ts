/** A package as statements about an image tell it. */
export interface AttestedPackage {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  /** What the index knows the package by: `Q1` and base64 of SHA-1 over its control segment, or `Q2` and that of SHA-256. */
  readonly checksum: string;
  /** `sha256:…` of its data segment, which is a layer of the image where packages are layers. Known where it was fetched. */
  readonly dataDigest?: string;
}

/** A package's name among all packages there are. */
export function packageUrl({ architecture, name, version }: AttestedPackage): string {
  return `pkg:apk/wolfi/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}`;
}

/** As in-toto describes a thing that something was made from. */
export interface PackageReference {
  readonly uri: string;
  readonly digest?: { readonly sha256: string };
  readonly annotations: { readonly checksum: string };
}

export function packageReference(item: AttestedPackage): PackageReference {
  const { checksum, dataDigest } = item;
  return {
    uri: packageUrl(item),
    ...(dataDigest === undefined ? {} : { digest: { sha256: dataDigest.replace('sha256:', '') } }),
    annotations: { checksum },
  };
}
