import type { Elsewhere, LockedPackages } from './locked.ts';
import type { InstallContext } from './manager.ts';

const GIT =
  /^git[+:@]|^(?:github|gitlab|bitbucket|gist):|^[\w.-]+\/[\w.-]+(?:#|$)|^https:\/\/(?:github|gitlab|bitbucket)\.\w+\/[^/]+\/[^/]+$|\.git(?:#|$)/;

/** What the manifests and the lock file of an install say. */
export function elsewhere({ manifest, rootManifest }: InstallContext, locked: LockedPackages | undefined): Elsewhere {
  const wanted = [manifest, rootManifest].flatMap((each) => [
    ...each.dependencies.values(),
    ...each.devDependencies.values(),
  ]);
  return {
    hosts: locked?.elsewhere.hosts ?? [],
    git: locked?.elsewhere.git === true || wanted.some((each) => GIT.test(each)),
    url: locked?.elsewhere.url === true || wanted.some((each) => /^https?:/.test(each)),
  };
}

/** Managers start `git` for packages from a repository. */
export function gitFor(context: InstallContext, locked: LockedPackages | undefined): readonly string[] {
  return elsewhere(context, locked).git ? ['git'] : [];
}
