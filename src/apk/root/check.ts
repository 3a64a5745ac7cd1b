import type { ApkPackage } from '../types.ts';
import { labelOf } from './entries.ts';
import type { RootProblem } from './errors.ts';
import type { RootOptions } from './options.ts';

/** What is wrong with a set before anything of it is looked at. */
export function checkSet(packages: readonly ApkPackage[], { architecture }: RootOptions): RootProblem[] {
  const problems: RootProblem[] = [];
  const seen = new Map<string, ApkPackage>();
  for (const apk of packages) {
    const { name, architecture: its } = apk.info;
    const label = labelOf(apk);
    if (its !== '' && its !== 'noarch' && its !== architecture) {
      const message = `${label} is for ${its}, the image for ${architecture}.`;
      problems.push({ kind: 'wrong-architecture', path: '', packages: [label], message });
    }
    const other = seen.get(name);
    if (other !== undefined) {
      const message = `${name} is there twice, as ${labelOf(other)} and ${label}.`;
      problems.push({ kind: 'package-twice', path: '', packages: [labelOf(other), label], message });
    }
    seen.set(name, apk);
  }
  return problems;
}
