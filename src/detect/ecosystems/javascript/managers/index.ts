import type { PackageManager } from './manager.ts';
import { bun } from './bun.ts';
import { npm } from './npm.ts';
import { pnpm } from './pnpm.ts';
import { rush } from './rush.ts';
import { yarn } from './yarn.ts';

/** The package managers of JavaScript; their order is said by themselves. */
export const MANAGERS: readonly PackageManager[] = [bun, npm, pnpm, rush, yarn];
