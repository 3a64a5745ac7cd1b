/** Whether an item of `tags` is a rule, and not the name of an image. */
export function isTagRule(item: string): boolean {
  return item.trim().startsWith('type=');
}

/** Whether something that was said of an image's names waits for an event to become a name. */
export function areLeftToEvent({
  images,
  tags,
}: {
  readonly images: readonly string[];
  readonly tags: readonly string[];
}): boolean {
  return images.length > 0 || tags.some(isTagRule);
}
