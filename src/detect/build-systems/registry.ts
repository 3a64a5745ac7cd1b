import type { BuildSystem } from './build-system.ts';
import { bundler, ruby } from './bundler.ts';
import { cargo } from './cargo.ts';
import { cmake } from './cmake.ts';
import { cobol } from './cobol.ts';
import { composer, php } from './composer.ts';
import { dart } from './dart.ts';
import { deno, denoProgram } from './deno.ts';
import { dotnet } from './dotnet.ts';
import { go, goProgram } from './go.ts';
import { gradle } from './gradle.ts';
import { javascript } from './javascript.ts';
import { javaProgram } from './javac.ts';
import { make } from './make.ts';
import { maven } from './maven.ts';
import { meson } from './meson.ts';
import { missingToolchains } from './missing-toolchain.ts';
import { mix } from './mix.ts';
import { nodeProgram } from './node-program.ts';
import { nx } from './nx.ts';
import { procfile } from './procfile.ts';
import { python, pythonProgram } from './python.ts';
import { sbt } from './sbt.ts';
import { shell } from './shell.ts';
import { staticSite } from './static.ts';
import { zig } from './zig.ts';

/**
 * In order of precedence where several manifests lie in one folder. JavaScript stands behind the languages whose projects often keep
 * a package.json for the sake of their assets; conventions come last.
 */
export const BUILD_SYSTEMS: readonly BuildSystem[] = [
  composer,
  go,
  maven,
  gradle,
  sbt,
  cargo,
  bundler,
  mix,
  python,
  deno,
  dotnet,
  javascript,
  nx,
  dart,
  zig,
  cmake,
  meson,
  ...missingToolchains,
  denoProgram,
  goProgram,
  javaProgram,
  pythonProgram,
  php,
  ruby,
  cobol,
  nodeProgram,
  staticSite,
  shell,
  procfile,
  make,
];
