import { basePackages } from './base.ts';
import { bothArchitectures } from './both-architectures.ts';
import { cmakePackages } from './cmake.ts';
import type { PackageDefinition } from './definition.ts';
import { denoPackages } from './deno.ts';
import { erlangPackages } from './erlang.ts';
import { gccPackages } from './gcc.ts';
import { goPackages } from './go.ts';
import { javascriptPackages } from './javascript.ts';
import { libraryPackages } from './libraries.ts';
import { mavenPackages } from './maven.ts';
import { nginxPackages } from './nginx.ts';
import { nodejsPackages } from './nodejs.ts';
import { openjdkPackages } from './openjdk.ts';
import { phpPackages } from './php.ts';
import { pythonPackages } from './python.ts';
import { rubyPackages } from './ruby.ts';
import { rustPackages } from './rust.ts';

const forBoth = (definition: PackageDefinition): PackageDefinition =>
  bothArchitectures.has(definition.name) ? { ...definition, bothArchitectures: true } : definition;

/** What the lab's repository holds, besides what it makes for itself: see own.ts. */
export const packageDefinitions: PackageDefinition[] = [
  ...basePackages,
  ...nodejsPackages,
  ...javascriptPackages,
  ...nginxPackages,
  ...gccPackages,
  ...goPackages,
  ...libraryPackages,
  ...cmakePackages,
  ...rustPackages,
  ...erlangPackages,
  ...denoPackages,
  ...pythonPackages,
  ...phpPackages,
  ...rubyPackages,
  ...openjdkPackages,
  ...mavenPackages,
].map(forBoth);

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
