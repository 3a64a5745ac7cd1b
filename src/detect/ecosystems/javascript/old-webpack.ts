import { lookup } from '../../../untrusted/lookup.ts';
import type { Project } from '../../core/project.ts';
import type { PackageJson } from './package-json.ts';

/** The first major release of each tool that no longer stands on webpack 4 or older. */
const SINCE: Readonly<Record<string, number>> = {
  webpack: 5,
  'react-scripts': 5,
  '@vue/cli-service': 5,
  'laravel-mix': 6,
  '@angular-devkit/build-angular': 12,
  gatsby: 3,
  next: 11,
  nuxt: 3,
};

/**
 * Webpack 4 and older hash with MD4, which the OpenSSL of Node.js 17 and later refuses unless its old algorithms are let in
 * (Node.js's documentation of --openssl-legacy-provider).
 */
export function oldWebpackEnv(
  project: Project,
  manifests: readonly PackageJson[],
  node: string,
): Readonly<Record<string, string>> {
  if (Number.parseInt(node, 10) < 17) return {};
  for (const each of new Set(manifests)) {
    for (const [name, range] of [...each.dependencies, ...each.devDependencies]) {
      const since = lookup(SINCE, name) ?? 0;
      const major = /^[\^~=v]*(\d{1,3})(?=\.|$)/.exec(range)?.[1];
      if (major === undefined || Number(major) >= since || Number(major) === 0) continue;
      const value = '--openssl-legacy-provider';
      const line = each.dependencyLine(name);
      project.decide('NODE_OPTIONS', value, `${name} ${range} hashes with what OpenSSL 3 calls old`, {
        file: each.document.file,
        ...(line === undefined ? {} : { line }),
      });
      return { NODE_OPTIONS: value };
    }
  }
  return {};
}
