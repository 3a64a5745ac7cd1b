/** Whether an item of `tags` is a rule, and not the name of an image. */
export function isTagRule(item: string): boolean {
  return item.trim().startsWith('type=');
}
