import { basePackages } from './base.ts';
import type { PackageDefinition } from './definition.ts';
import { javascriptPackages } from './javascript.ts';
import { nginxPackages } from './nginx.ts';
import { nodejsPackages } from './nodejs.ts';

/** What the lab's repository holds, besides what it makes for itself: see own.ts. */
export const packageDefinitions: PackageDefinition[] = [
  ...basePackages,
  ...nodejsPackages,
  ...javascriptPackages,
  ...nginxPackages,
];

/** Packages, dependencies included, from which an apk can run that then makes the base image. */
export const bootstrapPackages = [
  'wolfi-baselayout',
  'ca-certificates-bundle',
  'ld-linux',
  'glibc',
  'zlib',
  'libzstd1',
  'libcrypto3',
  'libssl3',
  'openssl',
  'busybox',
  'wolfi-keys',
  'apk-tools',
];

/** What is asked for in the base image. */
export const baseImagePackages = ['wolfi-base'];
