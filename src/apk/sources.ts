import { type Architecture, type Repository, type Resolution, readRepository } from '../wolfi/index.ts';
import type { PackageSource } from './types.ts';

/** Address of a package below its repository's: apk escapes nothing, and no name or version has what would need it but `+`. */
function addressOf(repository: string, architecture: Architecture, name: string, version: string): string {
  const url = new URL(repository);
  const file = encodeURIComponent(`${name}-${version}.apk`).replaceAll('%2B', '+');
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${architecture}/${file}`;
  return url.href;
}

/**
 * Where the packages of a resolved set lie, with the credentials of the repositories that they come from.
 * @param repositories those that the set was resolved from
 */
export function packageSources(
  { packages }: Resolution,
  architecture: Architecture,
  repositories: readonly Repository[],
): readonly PackageSource[] {
  const addresses = repositories.map((repository) => readRepository(repository, architecture));
  return packages.map(({ name, version, checksum, size, repository }) => {
    const authorization = addresses.find(({ url }) => url === repository)?.authorization;
    const url = addressOf(repository, architecture, name, version);
    return {
      name,
      version,
      architecture,
      checksum,
      size,
      url,
      ...(authorization === undefined ? {} : { authorization }),
    };
  });
}
