import * as z from 'zod/mini';
import type { Recordings } from '../../assist/model/recorded.ts';
import { parseJson } from '../../untrusted/json.ts';
import { checkShape } from '../../untrusted/shape.ts';
import { DirectoryStore } from '../../wolfi/index.ts';

/** Bytes of one entry: a conversation's longest request has some hundred thousand. */
const MAX_ENTRY_BYTES = 8 * 1024 * 1024;

/** Exchanges with a model in a folder, one file a request. */
export function recordingsIn(folder: string): Recordings {
  const store = new DirectoryStore(folder);
  return {
    get: (key) => readEntry(store, `${key}.json`),
    put: (key, text) => store.put(`${key}.json`, [Buffer.from(text)]),
  };
}

const kept = z.object({ key: z.string(), build: z.unknown() });

/**
 * Builds that models submitted, by what they were asked about. There are never more than 256: each has its place by the first
 * byte of its key, and a later one takes it.
 */
export function answersIn(folder: string): Recordings {
  const store = new DirectoryStore(folder);
  const place = (key: string): string => `answer-${key.slice(0, 2)}.json`;
  return {
    async get(key) {
      const text = await readEntry(store, place(key));
      const read = text === undefined ? undefined : checkShape(kept, parseJson(text));
      return read?.success === true && read.data.key === key ? JSON.stringify(read.data.build) : undefined;
    },
    put: (key, text) => store.put(place(key), [Buffer.from(JSON.stringify({ key, build: parseJson(text) }))]),
  };
}

async function readEntry(store: DirectoryStore, name: string): Promise<string | undefined> {
  const blob = await store.get(name);
  if (blob === undefined) return undefined;
  try {
    return blob.size > MAX_ENTRY_BYTES ? undefined : Buffer.from(blob.read(0, blob.size)).toString('utf8');
  } finally {
    blob.close();
  }
}
