import type { Reference } from '../oci/index.ts';

/** The token of the job, or of an App, that has no right to packages at all: GitHub calls both an installation. */
const NO_RIGHT = /installation not allowed to|not match expected scopes/i;
/** A token that may write packages, but not this one. */
const NOT_THIS = /write_package|create_package/i;

/** What to do when a registry says no to a push. */
export function pushHint({ registry, repository }: Pick<Reference, 'registry' | 'repository'>, said: string): string {
  if (registry !== 'ghcr.io' && !registry.startsWith('containers.'))
    return `Log in to ${registry} first, with docker login or docker/login-action, as somebody who may push there.`;
  const [owner = '', ...name] = repository.split('/');
  const grant =
    'Give the job `permissions: packages: write`; a workflow that is called has no more than its caller, and the token of a fork only reads.';
  const link = `If the package ${name.join('/')} is there already, it may belong to another repository, or have been pushed by hand: under "Manage Actions access" in its settings, give this repository the role Write. The token of a job writes packages of ${owner} only where the workflow runs in a repository of ${owner}.`;
  if (NO_RIGHT.test(said)) return `${grant} A personal token needs the scope write:packages.`;
  return NOT_THIS.test(said) ? link : `${grant} ${link}`;
}
