import type { ManagerId, PackageManager } from './manager.ts';
import { bun } from './bun.ts';
import { npm } from './npm.ts';
import { pnpm } from './pnpm.ts';
import { rush } from './rush.ts';
import { yarn } from './yarn.ts';

/** The package managers of JavaScript by their names. */
export const PACKAGE_MANAGERS: Readonly<Record<ManagerId, PackageManager>> = { npm, yarn, pnpm, bun, rush };
