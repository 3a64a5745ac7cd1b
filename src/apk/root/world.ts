import { parseDependency } from '../../wolfi/index.ts';
import { compareBytes, compareNames } from './text-order.ts';

/** What was asked for, each once, by the names of packages, as apk sorts it. */
export function sortWorld(world: readonly string[]): string[] {
  const name = (text: string): string => parseDependency(text)?.name ?? text;
  return [...new Set(world)].sort((a, b) => compareNames(name(a), name(b)) || compareBytes(a, b));
}
