/** Bytes of one answer: a model's longest has some hundred thousand. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/**
 * A `fetch` for a library that talks to a model: whatever that library or its variables of the environment would add, only the body
 * and these headers go out, redirects are not followed, and an answer has an end.
 * @param credentials headers that say who asks
 */
export function narrowFetch(
  { fetch, userAgent }: { readonly fetch: typeof globalThis.fetch; readonly userAgent: string },
  credentials: Readonly<Record<string, string>>,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, {
      method: init?.method ?? 'POST',
      body: init?.body ?? null,
      signal: init?.signal ?? null,
      redirect: 'error',
      headers: {
        accept: new Headers(init?.headers).get('accept') ?? 'application/json',
        'content-type': 'application/json',
        'user-agent': userAgent,
        ...credentials,
      },
    });
    const { body, status, statusText, headers } = response;
    return new Response(body?.pipeThrough(limited()) ?? null, { status, statusText, headers });
  };
}

function limited(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) throw new Error(`the answer has more than ${MAX_ANSWER_BYTES} bytes`);
      controller.enqueue(chunk);
    },
  });
}
