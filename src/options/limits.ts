/** Limits of a process that Docker knows, by the names that it has for them. */
const ULIMITS: ReadonlySet<string> = new Set(
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(' '),
);

/** `nofile=1024:2048` as BuildKit takes it; undefined for what is no limit, -1 standing for none. */
export function readUlimit(text: string): string | undefined {
  const [, name = '', soft = '', hard = soft] = /^([a-z]+)=(-1|\d{1,18})(?::(-1|\d{1,18}))?$/.exec(text) ?? [];
  const fits = hard === '-1' || (soft !== '-1' && Number(soft) <= Number(hard));
  return ULIMITS.has(name) && fits ? `${name}=${soft}:${hard}` : undefined;
}

const UNITS = ['', 'k', 'm', 'g', 't', 'p'];

/** `64m`, `1.5g`, `2GiB` in bytes, as Docker reads sizes of memory; undefined for what is none. */
export function readMemorySize(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,9})?) ?([kmgtp]?)(?:i?b)?$/i.exec(text);
  if (match === null) return undefined;
  const bytes = Math.floor(Number(match[1]) * 1024 ** UNITS.indexOf((match[2] ?? '').toLowerCase()));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
