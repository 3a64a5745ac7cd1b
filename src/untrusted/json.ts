/**
 * The value that a text from outside is in JSON, or undefined where it is not JSON, which no JSON text stands for.
 * What to say about that is the caller's to know, so that it never gets out as an error of this program.
 */
export function parseJson(text: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : Buffer.from(text).toString('utf8')) as unknown;
  } catch {
    // Undefined is the answer that it is no JSON.
    return undefined;
  }
}

/** The same for what has to be an object: undefined for anything else, a list too. */
export function parseJsonObject(text: string | Uint8Array): Readonly<Record<string, unknown>> | undefined {
  return asObject(parseJson(text));
}

/** A value as an object to look into, or undefined where it is none. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
