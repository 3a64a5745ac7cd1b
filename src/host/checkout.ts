import type { Checkout } from '../app/verify/causes.ts';
import type { HostOutside } from './outside.ts';

/** The commit that a folder is a checkout of, and what is not as that commit has it. */
export async function checkoutOf(_context: string, { git }: Pick<HostOutside, 'git'>): Promise<Checkout> {
  const revision = (await git(['rev-parse', 'HEAD']))?.trim();
  return { revision, changed: undefined };
}
