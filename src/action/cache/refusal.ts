/** What the cache service brought is not what this action saves. */
export class EntryRefused extends Error {
  override readonly name = 'EntryRefused';
}
