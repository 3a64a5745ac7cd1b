import type { ShelfLabel } from '../kept/shelf.ts';

/** What is kept of the packages of one repository and architecture: thousands of images' packages. */
export const FACTS: ShelfLabel = { kind: 'packages', format: 3, mostBytes: 16 * 2 ** 20, mostEntries: 4000 };
