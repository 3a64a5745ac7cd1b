import { file, mkdir, mkfile, scratch, bindMount, secretMount, type Mount, type State } from '../llb/index.ts';
import { REPOSITORIES_SECRET, type ApkSource, type PinnedPackage } from './image-plan.ts';
import { FIXED_EPOCH } from './fixed-epoch.ts';

/** Where keys and repositories are mounted while apk runs; nothing of it stays in any layer. */
const APK_KEYS = '/run/aipack/apk/keys';
const APK_REPOSITORIES = '/run/aipack/apk/repositories';

export const APK_OPTIONS = [
  '--no-cache',
  '--no-progress',
  '--keys-dir',
  APK_KEYS,
  '--repositories-file',
  APK_REPOSITORIES,
] as const;

/**
 * What apk leaves in a root file system that no image has: devices, which it makes only where it may, which a daemon without root may
 * not, and which every container gets from its engine; when it ran; what it downloaded where it is told to cache.
 */
export const NEVER_IN_IMAGE = ['dev/*', 'var/log/apk.log', 'var/cache/apk/*', 'var/cache/misc/*'];

/** Keys and repositories where {@link APK_OPTIONS} points to. */
export function apkMounts(apk: ApkSource): readonly Mount[] {
  const settings = apkSettings(apk);
  return [
    bindMount(APK_KEYS, settings, { selector: '/keys', readonly: true }),
    apk.private
      ? secretMount(APK_REPOSITORIES, { id: REPOSITORIES_SECRET })
      : bindMount(APK_REPOSITORIES, settings, { selector: '/repositories', readonly: true }),
  ];
}

function apkSettings({ keys, repositories }: ApkSource): State {
  const options = { timestamp: FIXED_EPOCH };
  return file(
    scratch(),
    [
      mkdir('/keys', options),
      ...keys.map(({ name, pem }) => mkfile(`/keys/${name}`, pem, options)),
      mkfile('/repositories', repositories.map((line) => `${line}\n`).join(''), options),
    ],
    { name: '[base] package repositories and their keys' },
  );
}

/** Every package at its exact version: the step's cache key moves exactly when a package does. */
export function pin({ name, version }: PinnedPackage): string {
  return `${name}=${version}`;
}

/** Step names stay readable: the full list is in the plan. */
export function names(packages: readonly PinnedPackage[]): string {
  const shown = packages.slice(0, 6).map(({ name }) => name);
  const more = packages.length - shown.length;
  return more > 0 ? `${shown.join(' ')} and ${more} more` : shown.join(' ');
}
