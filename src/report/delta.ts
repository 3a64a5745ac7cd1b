/** Something with a name that two images, or two plans, don't both have in the same way; absent is where it is not there. */
export interface Change {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}

/** Kinds of what is compared, as people read them, in the order in which they are told. */
export const COMPARED = {
  packages: 'packages',
  dependencies: 'application dependencies',
  settings: 'settings',
  buildPackages: 'packages of the build',
  steps: 'build steps',
  copies: 'copied files',
} as const;

export type Compared = keyof typeof COMPARED;

/** Files of the layers that were looked into. Sizes are those of the files. */
export interface FileChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Those that weigh most, largest first. */
  readonly largest: readonly { readonly path: string; readonly before?: number; readonly after?: number }[];
}

/** What differs between the images, or plans, for one platform. */
export interface PlatformDelta {
  readonly platform: string;
  readonly same: boolean;
  /** Compressed bytes of all layers. */
  readonly size?: { readonly before: number; readonly after: number };
  /** A kind that is not there could not be compared: one of both tells nothing of it. */
  readonly changes: Readonly<Partial<Record<Compared, readonly Change[]>>>;
  readonly files?: FileChanges;
  /** What could not be compared, one sentence each. */
  readonly notes: readonly string[];
}

/** What differs between two images or two plans. */
export interface Delta {
  readonly before: ComparedName;
  readonly after: ComparedName;
  readonly same: boolean;
  readonly platforms: readonly PlatformDelta[];
  /** Why nothing could be compared. */
  readonly because?: string;
}

export interface ComparedName {
  readonly name: string;
  readonly digest?: string;
}

export type Direction = 'added' | 'removed' | 'updated';

export function directionOf({ after, before }: Change): Direction {
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'updated';
}

/** How many were added, removed and updated, in words: `2 added, 1 updated`; empty where none were. */
export function countChanges(changes: readonly Change[]): string {
  const counts = (['added', 'removed', 'updated'] as const).map((direction) => {
    const count = changes.filter((change) => directionOf(change) === direction).length;
    return count === 0 ? '' : `${count} ${direction}`;
  });
  return counts.filter((text) => text !== '').join(', ');
}
