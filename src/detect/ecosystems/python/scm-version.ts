import type { History } from '../../core/history.ts';

/** How a tool counts commits after a tag: towards the next version, or behind the last one. */
export type Scheme = 'next' | 'post';

/** The version that a tool of a scheme makes of what git says, as PEP 440 spells it; undefined where a tag is no version. */
export function scmVersion({ tag, distance, revision }: History, scheme: Scheme, local: boolean): string | undefined {
  const base = tag === undefined ? '0.0' : versionOf(tag);
  if (base === undefined) return undefined;
  if (tag !== undefined && distance === 0) return base;
  const mark = local ? `+g${revision}` : '';
  return scheme === 'post'
    ? `${base}.post${distance}.dev0${mark.replace('+g', '+')}`
    : `${next(base)}.dev${distance}${mark}`;
}

/** `api-v1.2.3-rc1` → `1.2.3rc1`. */
function versionOf(tag: string): string | undefined {
  const text = /(?:^|[-_/])v?(?<version>\d[^/]*)$/i.exec(tag)?.groups?.version?.toLowerCase().split('+')[0] ?? '';
  const match =
    /^(?<release>\d+(?:\.\d+)*)[-_.]?(?:(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<number>\d*))?$/.exec(text);
  if (match === null) return undefined;
  const { release = '', pre, number } = match.groups ?? {};
  return pre === undefined
    ? release
    : `${release}${PRE.get(pre) ?? 'rc'}${number === undefined || number === '' ? '0' : number}`;
}

const PRE = new Map([
  ['alpha', 'a'],
  ['a', 'a'],
  ['beta', 'b'],
  ['b', 'b'],
]);

/** The last number of a version, one higher. */
function next(version: string): string {
  const parts = version.split(/(?<=\D)(?=\d)/);
  const last = parts.pop() ?? '';
  return `${parts.join('')}${BigInt(last) + 1n}`;
}
