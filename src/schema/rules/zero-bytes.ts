import type { UniversalBuild } from '../universal-build.ts';
import { specProblem, type ValidationRule } from './rule.ts';

/** No text of a build holds a zero byte: it ends every text that a process is given, and every path. */
export const zeroByteRule: ValidationRule = {
  name: 'zero bytes',
  check: (build: UniversalBuild) =>
    [...textsIn(build.build, 'build'), ...textsIn(build.runtime, 'runtime')]
      .filter(([, text]) => text.includes('\0'))
      .map(([where]) => specProblem(build, where, 'holds a zero byte, which no process and no path can have')),
};

/** Every text in a part of a build, and where it stands. */
function textsIn(part: unknown, where: string): readonly (readonly [where: string, text: string])[] {
  if (typeof part === 'string') return [[where, part]];
  if (Array.isArray(part)) return part.flatMap((item, index) => textsIn(item, `${where}[${index}]`));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, item]) => textsIn(item, `${where}.${key}`));
}
