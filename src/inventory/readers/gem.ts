import { anyOf } from '../shape.ts';
import type { TextReader } from '../types.ts';

const STUB = /^# stub: (\S+) (\S+) (\S+) /m;
const LICENSES = /^ *\w+\.licenses = \[([^\]\n]*)\]/m;
const QUOTED = /"([^"\\]{1,200})"/g;

/** A specification as RubyGems writes it on installing: Ruby, whose second line is made for who doesn't run it. */
export const readGemspec: TextReader = (text) => {
  const [, name, version, platform] = STUB.exec(text.slice(0, 4096)) ?? [];
  if (name === undefined || version === undefined) return [];
  const licenses = [...(LICENSES.exec(text)?.[1] ?? '').matchAll(QUOTED)].map(([, license = '']) => license);
  const qualifiers = platform === undefined || platform === 'ruby' ? {} : { qualifiers: { platform } };
  return [{ kind: 'gem', name, version, ...qualifiers, ...anyOf(licenses) }];
};
