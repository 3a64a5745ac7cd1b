interface SpdxPackage {
  readonly SPDXID: string;
  readonly name: string;
  readonly summary?: string;
  readonly versionInfo?: string;
  readonly licenseDeclared: string;
  readonly licenseComments?: string;
  readonly sourceInfo?: string;
  readonly checksums?: readonly { readonly algorithm: string }[];
  readonly externalRefs?: readonly { readonly referenceLocator: string }[];
}

/** An SPDX document, as far as tests look at it. */
export interface SpdxDocument {
  readonly comment?: string;
  readonly packages: readonly SpdxPackage[];
  readonly relationships: readonly {
    readonly spdxElementId: string;
    readonly relationshipType: string;
    readonly relatedSpdxElement: string;
  }[];
}

export function purlOf({ externalRefs }: SpdxPackage): string {
  return externalRefs?.[0]?.referenceLocator ?? '';
}

/**
 * What a person reviews of a document: a line for each of the application's components, with its licence, the digests that are known,
 * where it was found, and what made the layer that it lies in. Packages of the distribution are not among them.
 * @param all whether everything is to be seen: not where versions and licences are those that a generation of the lab has
 */
export function reviewed({ packages, relationships }: SpdxDocument, all = true): string {
  const summaries = new Map(packages.map(({ SPDXID, name, summary }) => [SPDXID, summary ?? name]));
  const lines = packages
    .filter((each) => /^pkg:(?!apk\/)/.test(purlOf(each)))
    .map((each) => {
      const from = relationships.filter(({ relatedSpdxElement }) => relatedSpdxElement === each.SPDXID);
      const layers = from.map(
        ({ relationshipType, spdxElementId }) => `${relationshipType.toLowerCase()} ${summaries.get(spdxElementId)}`,
      );
      const digests = (each.checksums ?? []).map(({ algorithm }) => algorithm).join('+');
      const words = each.licenseComments === undefined ? '' : ` (${each.licenseComments})`;
      const place = [each.sourceInfo ?? '', layers.join(' and ')];
      return all
        ? [purlOf(each), `${each.licenseDeclared}${words}`, digests, ...place].join(' | ')
        : withoutVersions([purlOf(each), ...place].join(' | '));
    });
  return `${lines.join('\n')}\n`;
}

function withoutVersions(text: string): string {
  return text
    .replaceAll(/(?<=[@/-])\d+(?:\.[\w.]*\d)?(?=[ ?|/.-])/g, 'N')
    .replaceAll(/(?<=python)\d[.\d]*/g, 'N')
    .replaceAll(/(?<=platform=|-)(?:x86_64|aarch64)/g, 'ARCH');
}
