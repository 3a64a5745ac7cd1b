import { lookup } from '../../../../untrusted/lookup.ts';
import type { Runners } from '../knowledge.ts';
import { withoutRunners } from './development.ts';

type Scripts = Readonly<Record<string, string>>;

/** `run-s build serve` as a shell would say it, where every word is a script. */
export function inSeries(line: string, scripts: Scripts): string {
  const [tool = '', ...words] = line.trim().split(/\s+/);
  const names = words.filter((word) => !['-s', '--serial', '--sequential', '-l', '--silent'].includes(word));
  const fits =
    (tool === 'run-s' || tool === 'npm-run-all') && names.every((name) => lookup(scripts, name) !== undefined);
  return fits && names.length > 0 ? names.map((name) => `npm run ${name}`).join(' && ') : line;
}

/** Whether a line has more to it than commands one after the other: other operators, or what a shell puts in. */
export function isMoreThanSeries(line: string): boolean {
  return /[;|`$(]|(?<!&)&(?!&)/.test(line);
}

/** The commands of a series. */
export function partsOf(line: string): readonly string[] {
  return line.split('&&').map((part) => part.trim());
}

/** The name of the script of package.json that a command runs through a package manager. */
export function scriptIn(words: readonly string[], scripts: Scripts, runners: Runners): string | undefined {
  const plain = withoutRunners(words, runners);
  const [name = ''] = plain;
  return plain !== words && lookup(scripts, name) !== undefined ? name : undefined;
}
