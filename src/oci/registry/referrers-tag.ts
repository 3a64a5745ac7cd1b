import type { Reference } from '../reference.ts';
import type { Repository } from './connection.ts';

/** The tag under which clients list what refers to a manifest, where a registry keeps no such list (OCI distribution 1.1). */
export function referrersTag({ registry, repository }: Repository, subject: string): Reference {
  return { registry, repository, tag: subject.replace(':', '-') };
}
