import { parseFlavor } from '../../options/names/flavor.ts';
import { parseImageList } from '../../options/names/image-list.ts';
import { isTagRule } from '../../options/names/is-tag-rule.ts';
import { DEFAULT_RULES, parseTagRules } from '../../options/names/tag-rules.ts';
import { AipackError } from '../../schema/errors.ts';
import type { NamingEvent } from './event.ts';
import { versionsOf } from './versions.ts';

export interface NameWishes {
  /** Names of images, and rules that make tags of an event. */
  readonly tags: readonly string[];
  /** Images that the tags of rules are for; the repository's own where none is given. */
  readonly images: readonly string[];
  readonly flavor: readonly string[];
  /** The service that is built, where one was chosen. */
  readonly service: string | undefined;
}

export interface ImageNames {
  /** Whole names. */
  readonly tags: readonly string[];
  /** Names of images without tags. */
  readonly images: readonly string[];
  /** Labels of the image, for whatever the user says otherwise. */
  readonly labels: Readonly<Record<string, string>>;
}

const OCI = 'org.opencontainers.image';

/**
 * Names an image by what happened. Names that are given whole stay as they are.
 * @param registry where images of the repository are kept
 * @throws AipackError INPUT_INVALID for rules that can't be read, or that make no tag of this event
 */
export function imageNames(
  { flavor, images, service, tags }: NameWishes,
  event: NamingEvent,
  registry: string,
  onWarning: (message: string) => void,
): ImageNames {
  // Beside images a lone word is a tag of theirs, as in docker/metadata-action.
  const isTag = (tag: string): boolean => images.length > 0 && /^[\w.-]+$/.test(tag);
  const whole = tags.filter((tag) => !isTagRule(tag) && !isTag(tag));
  const lines = tags.filter((tag) => !whole.includes(tag)).map((tag) => (isTag(tag) ? `type=raw,value=${tag}` : tag));
  const rules = parseTagRules(lines.length === 0 && whole.length === 0 ? DEFAULT_RULES : lines);
  const { version, tags: made } = versionsOf(rules, parseFlavor(flavor), event, onWarning);
  const { description, license, name, url } = event.repository;
  const own = `${registry}/${name}${service === undefined ? '' : `/${service}`}`;
  const bases = images.length === 0 ? [own.toLowerCase()] : parseImageList(images);
  const names = [...whole, ...bases.flatMap((base) => made.map((tag) => `${base}:${tag}`))];
  if (names.length === 0) throw noTag(event);
  return {
    tags: names,
    images: bases,
    labels: Object.fromEntries(
      Object.entries({ created: created(event), description, licenses: license, url, version }).flatMap(
        ([key, value]) => (value === undefined || value === '' ? [] : [[`${OCI}.${key}`, value]]),
      ),
    ),
  };
}

function created({ commitDate }: NamingEvent): string | undefined {
  return commitDate?.toISOString().replace('.000Z', 'Z');
}

function noTag({ name, ref }: NamingEvent): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: `No rule of tags makes a tag of the event ${name} on ${ref === '' ? 'no ref' : ref}`,
    hint: 'Add one that does, such as type=sha, or name the image itself: ghcr.io/owner/app:1.2.',
  });
}
