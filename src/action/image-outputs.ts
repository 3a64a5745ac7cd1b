import * as core from '@actions/core';

/** What further steps take of an image that is in a registry, such as actions/attest. */
export function setImageOutputs({
  digest,
  tags,
}: {
  readonly digest?: string | undefined;
  readonly tags: readonly string[];
}): void {
  const [first] = tags;
  core.setOutput('digest', digest ?? '');
  core.setOutput('tags', tags.join('\n'));
  core.setOutput('image', first === undefined || digest === undefined ? '' : `${first}@${digest}`);
  core.setOutput('subject-name', first === undefined ? '' : nameOf(first));
  core.setOutput('subject-digest', digest ?? '');
}

/** A name without its tag, as attestations have it. */
function nameOf(tag: string): string {
  return tag.slice(0, tag.lastIndexOf(':'));
}
