import type { Problem } from '../schema/errors.ts';
import type { ResolveError, ResolveReason } from '../wolfi/index.ts';

/** Every reason why packages can't be installed, as problems. `where` precedes each: whose packages they are. */
export function resolveProblems(error: ResolveError, where = ''): readonly Problem[] {
  return error.reasons.map((reason) => {
    const hint = hintFor(reason, error.hint);
    return {
      code: reason.kind === 'missing' ? 'PACKAGE_UNKNOWN' : 'PACKAGES_UNRESOLVABLE',
      message: `${where}${reason.message}`,
      ...(hint === undefined ? {} : { hint }),
    };
  });
}

/** Sentences mostly say what may have been meant; a hint repeats nothing. */
function hintFor({ message, suggestions }: ResolveReason, otherwise: string): string | undefined {
  const [first] = suggestions;
  if (first === undefined) return otherwise;
  return message.includes(first) ? undefined : `Did you mean ${suggestions.join(', ')}?`;
}
