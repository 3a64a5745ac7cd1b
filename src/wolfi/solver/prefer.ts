import type { Candidate } from './nodes.ts';
import { compareVersions } from '../version.ts';

/** Number of the first repository that has it, for "the earlier repository wins". */
function firstRepository(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** Positive when the first is the better provider of a name, negative when the second is, in apk's order of reasons. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  const left = a.pkg;
  const right = b.pkg;
  const byState =
    Number(left.selectable) - Number(right.selectable) ||
    Number(left.used) - Number(right.used) ||
    right.conflicts - left.conflicts ||
    Number(left.tagAllowed) - Number(right.tagAllowed) ||
    Number(left.tagPreferred) - Number(right.tagPreferred);
  if (byState !== 0) return byState;
  const asProvided = compareVersions(a.version ?? '', b.version ?? '');
  const asPackage = left.name === right.name ? compareVersions(left.version, right.version) : 0;
  return (
    asProvided ||
    asPackage ||
    left.priority - right.priority ||
    firstRepository(right.repositories) - firstRepository(left.repositories)
  );
}

/** Whether a package may be taken for a name nobody chose it for: a name shared without version needs a priority to be filled. */
export function isAutoSelectable(candidate: Candidate): boolean {
  return candidate.version !== undefined || candidate.pkg.priority > 0 || candidate.pkg.name.requirers > 0;
}
