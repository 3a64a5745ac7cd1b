/** What further steps take of an image that is in a registry, such as actions/attest: outputs by name. */
export function imageOutputs({
  digest = '',
  tags,
}: {
  readonly digest?: string | undefined;
  readonly tags: readonly string[];
}): Readonly<Record<string, string>> {
  const [first = ''] = tags;
  return {
    digest,
    image: first === '' || digest === '' ? '' : withDigest(first, digest),
    tags: tags.join('\n'),
    'subject-name': nameOf(first),
    'subject-digest': digest,
  };
}

/** One that is pushed by its digest alone has it in its name. */
function withDigest(name: string, digest: string): string {
  return name.includes('@') ? name : `${name}@${digest}`;
}

/** A name without its tag or digest, as attestations have it. */
function nameOf(name: string): string {
  const [whole = ''] = name.split('@');
  const colon = whole.lastIndexOf(':');
  return colon > whole.lastIndexOf('/') ? whole.slice(0, colon) : whole;
}
