import type { PackageDefinition } from './definition.ts';

/** Package managers and runtimes beside Node.js and npm, from npm. */
export const javascriptPackages: PackageDefinition[] = [
  {
    name: 'pnpm',
    description: 'fast, disk space efficient package manager',
    license: 'MIT',
    from: { kind: 'npm-global', package: 'pnpm', version: '10.33.1' },
    depends: ['nodejs'],
  },
  {
    name: 'yarn',
    description: 'fast, reliable, and secure dependency management',
    license: 'BSD-2-Clause',
    from: { kind: 'npm-global', package: 'yarn', version: '1.22.22' },
    depends: ['nodejs'],
  },
  {
    name: 'yarn-berry',
    description: 'package manager that doubles down as project manager',
    license: 'BSD-2-Clause',
    from: { kind: 'npm-global', package: '@yarnpkg/cli-dist', version: '4.18.0' },
    depends: ['nodejs'],
  },
  {
    name: 'bun',
    description: 'JavaScript runtime, bundler, test runner and package manager',
    license: 'MIT',
    from: { kind: 'npm-files', package: '@oven/bun-linux-x64', version: '1.3.14' },
    move: { 'bin/bun': 'usr/bin/bun' },
    include: ['usr/bin/bun'],
    add: { 'usr/bin/bunx': { to: 'bun' } },
  },
];
