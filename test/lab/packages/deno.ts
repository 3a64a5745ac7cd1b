import type { PackageDefinition } from './definition.ts';

export const denoPackages: PackageDefinition[] = [
  {
    name: 'deno',
    description: 'a modern runtime for JavaScript and TypeScript',
    license: 'MIT',
    from: { kind: 'npm-files', package: '@deno/linux-{arch}-glibc', version: '2.8.1' },
    move: { deno: 'usr/bin/deno' },
    include: ['usr/bin/deno'],
  },
];
