import { formatReference, type Reference } from '../oci/index.ts';
import type { OutputSpec } from './output-spec.ts';
import { parseTags } from './tags.ts';

/** An output with the names that its image gets. */
export interface Target extends OutputSpec {
  readonly names: readonly Reference[];
}

interface Asked<Text = Reference, Output = OutputSpec> {
  readonly tags: readonly Text[];
  readonly push: boolean;
  readonly load: boolean;
  readonly outputs: readonly Output[];
}

/**
 * What a build makes of its result, as buildx has it: tags win over the names that outputs bring along, `push` pushes the outputs of
 * type image, `load` is an output of type docker, and each makes its own where there is none.
 * @throws AipackError TAG_INVALID
 */
export function targetsOf({ tags, push, load, outputs }: Asked): readonly Target[] {
  const targets = outputs.map((output): Target => {
    const { name = '', ...attributes } = output.attributes;
    const pushed = push && output.type === 'image' ? { push: 'true' } : {};
    const own = parseTags(name.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])));
    return { ...output, attributes: { ...attributes, ...pushed }, names: tags.length > 0 ? tags : own };
  });
  const image = targets.find(({ type }) => type === 'image');
  const names = tags.length > 0 ? tags : allNames(targets);
  return [
    ...(push && image === undefined ? [{ type: 'image', attributes: { push: 'true' }, names } as const] : []),
    ...targets,
    ...(load && !targets.some(isLoaded) ? [{ type: 'docker', attributes: {}, names } as const] : []),
  ];
}

/**
 * Reads what was asked for. The grammar of outputs is loaded where there is one.
 * @throws AipackError TAG_INVALID, INPUT_INVALID
 */
export async function readTargets({ tags, outputs, push, load }: Asked<string, string>): Promise<readonly Target[]> {
  const parsed = outputs.length === 0 ? [] : (await import('./outputs.ts')).parseOutputs(outputs);
  return targetsOf({ tags: parseTags(tags), push, load, outputs: parsed });
}

export function isPushed({ type, attributes }: Target): boolean {
  return type === 'image' && attributes.push === 'true';
}

/** Whether an image is pushed without giving it a name. */
export function isNameless({ attributes }: Target): boolean {
  return attributes['push-by-digest'] === 'true';
}

/** Whether it goes into Docker's own store. */
export function isLoaded({ type, destination }: OutputSpec): boolean {
  return type === 'docker' && destination === undefined;
}

/** Whether Docker's own BuildKit has it where it is to be loaded as soon as it stores it. */
export function isStored(output: OutputSpec, { docker }: { readonly docker: boolean }): boolean {
  return docker && isLoaded(output) && output.context === undefined;
}

/** Every name once. */
function allNames(targets: readonly Target[]): readonly Reference[] {
  return [...new Map(targets.flatMap(({ names }) => names).map((name) => [formatReference(name), name])).values()];
}

/** The names of everything that is pushed, those first that come first. */
export function pushedNames(targets: readonly Target[]): readonly Reference[] {
  return allNames(targets.filter(isPushed));
}
