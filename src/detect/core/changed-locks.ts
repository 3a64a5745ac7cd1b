import { posix } from 'node:path';
import { AipackError } from '../../schema/errors.ts';
import type { ResolvedFor } from './lock-file.ts';
import type { Repository } from './repository.ts';
import type { DetectionTables } from './tables.ts';
import { closure, type Workspace } from './workspace.ts';

/** A lock file that was changed, of which it can be asked what it resolved before. */
export interface ChangedLock {
  readonly path: string;
  readonly before: string;
  readonly read: (text: string) => ResolvedFor;
}

/** The lock files among changed files whose readers are known and whose text before can be had. */
export async function readChangedLocks(
  { locks }: DetectionTables,
  changes: { readonly paths: readonly string[]; readonly before: (path: string) => Promise<string | undefined> },
): Promise<readonly ChangedLock[]> {
  const found = changes.paths.flatMap((path) => {
    const load = locks.get(posix.basename(path));
    return load === undefined ? [] : [{ path, load }];
  });
  const read = found.map(async ({ path, load }) => {
    const before = await changes.before(path);
    return before === undefined ? [] : [{ path, before, read: await load() }];
  });
  return (await Promise.all(read)).flat();
}

/** Whether a changed lock file resolves other things for a member of a workspace than before; true where it doesn't tell. */
export type TouchesMember = (workspace: Workspace) => boolean;

/** The tests of changed lock files, by path. */
export function lockTests(repository: Repository, locks: readonly ChangedLock[]): ReadonlyMap<string, TouchesMember> {
  return new Map(
    locks.map(({ path, before, read }) => {
      const now = repository.peek(path);
      const [old, current] = [before, now].map((text) =>
        text === undefined ? undefined : unlessUnreadable(() => read(text)),
      );
      const touches: TouchesMember = (workspace) =>
        [workspace.member, ...closure(workspace)].some((member) => {
          const [then, today] = [old, current].map((of) => unlessUnreadable(() => of?.(workspace, member)));
          return then === undefined || then !== today;
        });
      return [path, touches];
    }),
  );
}

function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof AipackError) return undefined;
    throw error;
  }
}
