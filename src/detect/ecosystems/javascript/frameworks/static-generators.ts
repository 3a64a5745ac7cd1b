import type { JavascriptFramework } from '../framework.ts';
import { toldOutput } from './told-output.ts';
import { BEHIND_GENERATORS, BEHIND_KITS, BEHIND_SITES } from './order.ts';

/** A tool that writes files for browsers and about which there is nothing more to know. */
interface Generator {
  readonly id: string;
  /** Its name for people, where that is another one. */
  readonly name?: string;
  readonly dependencies: readonly string[];
  readonly build: readonly string[];
  /** Where it writes. */
  readonly directory: string;
  /** Whether its configuration may say another folder. */
  readonly configurable?: boolean;
  readonly singlePage?: boolean;
  /** Options of its command, or a variable before it, that name another folder. */
  readonly into?: readonly string[];
  /** File without which the package uses the tool for something else. */
  readonly page?: string;
  readonly before?: readonly string[];
}

const SITES: readonly Generator[] = [
  { id: 'gatsby', name: 'Gatsby', dependencies: ['gatsby'], build: ['gatsby', 'build'], directory: 'public' },
  {
    id: 'docusaurus',
    name: 'Docusaurus',
    dependencies: ['@docusaurus/core'],
    build: ['docusaurus', 'build'],
    into: ['--out-dir'],
    directory: 'build',
  },
  {
    id: 'eleventy',
    name: 'Eleventy',
    dependencies: ['@11ty/eleventy'],
    build: ['eleventy'],
    into: ['--output'],
    directory: '_site',
    configurable: true,
  },
];

const GENERATORS: readonly Generator[] = [
  { id: 'hexo', dependencies: ['hexo'], build: ['hexo', 'generate'], directory: 'public' },
  { id: 'gridsome', dependencies: ['gridsome'], build: ['gridsome', 'build'], directory: 'dist' },
  { id: 'slidev', dependencies: ['@slidev/cli'], build: ['slidev', 'build'], directory: 'dist', singlePage: true },
  { id: 'observable', dependencies: ['@observablehq/framework'], build: ['observable', 'build'], directory: 'dist' },
  { id: 'umi', dependencies: ['umi', '@umijs/max'], build: ['umi', 'build'], directory: 'dist', singlePage: true },
  {
    id: 'quasar',
    dependencies: ['@quasar/app-vite', '@quasar/app-webpack'],
    build: ['quasar', 'build'],
    directory: 'dist/spa',
    singlePage: true,
  },
  { id: 'preact-cli', dependencies: ['preact-cli'], build: ['preact', 'build'], directory: 'build', singlePage: true },
  { id: 'sanity', dependencies: ['sanity'], build: ['sanity', 'build'], directory: 'dist', singlePage: true },
  { id: 'brunch', dependencies: ['brunch'], build: ['brunch', 'build', '--production'], directory: 'public' },
  {
    id: 'stencil',
    dependencies: ['@stencil/core'],
    build: ['stencil', 'build'],
    directory: 'www',
    singlePage: true,
    page: 'src/index.html',
  },
];

const KITS: readonly Generator[] = [
  {
    id: 'create-react-app',
    name: 'Create React App',
    dependencies: ['react-scripts', '@craco/craco'],
    build: ['react-scripts', 'build'],
    into: ['BUILD_PATH='],
    directory: 'build',
    singlePage: true,
  },
  {
    id: 'vue-cli',
    name: 'Vue CLI',
    dependencies: ['@vue/cli-service'],
    build: ['vue-cli-service', 'build'],
    into: ['--dest'],
    directory: 'dist',
    singlePage: true,
  },
  {
    id: 'ember',
    name: 'Ember',
    dependencies: ['ember-cli'],
    build: ['ember', 'build', '--environment=production'],
    into: ['--output-path', '-o'],
    directory: 'dist',
    singlePage: true,
  },
];

const BUNDLERS: readonly Generator[] = [
  {
    id: 'rsbuild',
    name: 'Rsbuild',
    before: ['vite', 'parcel'],
    dependencies: ['@rsbuild/core'],
    build: ['rsbuild', 'build'],
    directory: 'dist',
    configurable: true,
    singlePage: true,
  },
  {
    id: 'parcel',
    name: 'Parcel',
    dependencies: ['parcel', 'parcel-bundler'],
    build: ['parcel', 'build', 'index.html'],
    into: ['--dist-dir', '--out-dir', '-d'],
    directory: 'dist',
    configurable: true,
    singlePage: true,
  },
];

function frameworkOf(generator: Generator): JavascriptFramework {
  const {
    id,
    name = id,
    dependencies,
    build,
    directory,
    configurable,
    singlePage,
    page,
    into = [],
    before = [],
  } = generator;
  return {
    id,
    before,
    dependencies,
    buildTime: true,
    buildCommand: build,
    output(view) {
      if (page !== undefined && !view.folder.has(page)) return undefined;
      const told = toldOutput(view, build[0] ?? '', into);
      return {
        kind: 'static',
        directory: told ?? directory,
        singlePage: singlePage === true,
        because:
          told === undefined
            ? `${name} writes there${configurable === true ? ' unless told otherwise' : ''}`
            : 'the build script writes there',
      };
    },
  };
}

/** Generators of sites that are known by their package and write to one place. */
export const STATIC_GENERATORS: readonly JavascriptFramework[] = [
  ...SITES.map((site) => frameworkOf({ ...site, before: BEHIND_SITES })),
  ...GENERATORS.map((generator) => frameworkOf({ ...generator, before: BEHIND_GENERATORS })),
  ...KITS.map((kit) => frameworkOf({ ...kit, before: BEHIND_KITS })),
  ...BUNDLERS.map(frameworkOf),
];
