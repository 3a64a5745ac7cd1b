import type { Framework, FrameworkView } from '../../../core/framework.ts';

/** A tool that writes files for browsers and about which there is nothing more to know. */
interface Generator {
  readonly id: string;
  readonly dependencies: readonly string[];
  readonly build: readonly string[];
  /** Where it writes unless told otherwise. */
  readonly directory: string;
  readonly singlePage?: boolean;
  /** File without which the package uses the tool for something else. */
  readonly page?: string;
}

const GENERATORS: readonly Generator[] = [
  { id: 'hexo', dependencies: ['hexo'], build: ['hexo', 'generate'], directory: 'public' },
  { id: 'gridsome', dependencies: ['gridsome'], build: ['gridsome', 'build'], directory: 'dist' },
  { id: 'slidev', dependencies: ['@slidev/cli'], build: ['slidev', 'build'], directory: 'dist', singlePage: true },
  {
    id: 'observable',
    dependencies: ['@observablehq/framework'],
    build: ['observable', 'build'],
    directory: 'dist',
  },
  {
    id: 'umi',
    dependencies: ['umi', '@umijs/max'],
    build: ['umi', 'build'],
    directory: 'dist',
    singlePage: true,
  },
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

function frameworkOf({ id, dependencies, build, directory, singlePage, page }: Generator): Framework {
  return {
    id,
    ecosystem: 'javascript',
    dependencies,
    buildTime: true,
    buildCommand: build,
    output: ({ folder }: FrameworkView) =>
      page !== undefined && !folder.has(page)
        ? undefined
        : { kind: 'static', directory, singlePage: singlePage === true, because: `${id} writes there` },
  };
}

/** Generators of sites that are known by their package and write to one place. */
export const staticGenerators: readonly Framework[] = GENERATORS.map(frameworkOf);
