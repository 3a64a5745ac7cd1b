const HIDDEN = '***';
// The scheme is bounded, so that a long word is not read once for each of its letters.
const URL_LIKE = /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'`<>]*/gi;

/** A text in which no URL has a user or a password, also where a URL is malformed. What is no URL stays as it is. */
export function withoutPasswords(text: string): string {
  return text.includes('@') && text.includes('://') ? text.replaceAll(URL_LIKE, redactUrl) : text;
}

/**
 * An address that a user gave, fit for a message: as {@link withoutPasswords}, and what stands before an `@` where no scheme does. An
 * address that can't be read may be one half of something that a white space or a comma in its password has cut.
 */
export function redactedAddress(address: string): string {
  const scheme = /^\s*[a-z][a-z0-9+.-]{0,30}:\/\//i.exec(address)?.[0] ?? '';
  if (scheme !== '' && URL.canParse(address)) return redactUrl(address);
  const at = address.lastIndexOf('@');
  const [before, after] = [address.slice(scheme.length, Math.max(at, scheme.length)), address.slice(at)];
  // `name:tag@sha256:…` is the reference of an image.
  if (scheme === '' && (at < 0 || before === 'git' || /^@sha256:[0-9a-f]+$/i.test(after))) return address;
  if (at >= scheme.length) return `${scheme}${HIDDEN}${after}`;
  const colon = address.indexOf(':', scheme.length);
  return colon < 0 ? address : `${address.slice(0, colon + 1)}${HIDDEN}`;
}

function redactUrl(url: string): string {
  const start = url.indexOf('://') + 3;
  const end = url.slice(start).search(/[/?#\\]/);
  const authority = end < 0 ? url.slice(start) : url.slice(start, start + end);
  const at = authority.lastIndexOf('@');
  const hasPort = /:\d+$/.test(authority);
  const readable = URL.canParse(url) && !url.includes('://', start);
  if (at >= 0 && readable) {
    const user = authority.slice(0, at);
    // The user of an SSH address is a part of the address.
    if (!user.includes(':') && /^(?:git\+)?ssh:/i.test(url)) return url;
    return `${url.slice(0, start)}${HIDDEN}${url.slice(start + at)}`;
  }
  const last = url.lastIndexOf('@');
  // In a path, `/@scope` and `name@version` are usual. After what looks like a port it may be a password with a slash.
  if (last < start || (readable && (!hasPort || url[last - 1] === '/'))) return url;
  return `${url.slice(0, start)}${HIDDEN}${url.slice(last)}`;
}
