import type { Delta } from '../../../src/report/delta.ts';

/** A comparison of two images in which everything that others have written is one text. */
export function hostileDelta(text: string): Delta {
  const change = { name: text, before: text, after: `${text} ` };
  return {
    before: { name: text, digest: text },
    after: { name: text },
    same: false,
    platforms: [
      {
        platform: text,
        same: false,
        size: { before: 1, after: 2 },
        changes: { packages: [change], settings: [change, { name: text, after: text }] },
        files: { added: 1, removed: 0, changed: 0, largest: [{ path: text, after: 1 }] },
        notes: [text],
      },
    ],
  };
}
