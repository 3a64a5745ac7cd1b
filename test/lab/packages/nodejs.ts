import type { PackageDefinition } from './definition.ts';

function nodejs(version: string): PackageDefinition {
  return {
    name: `nodejs-${version.split('.')[0] ?? ''}`,
    description: 'JavaScript runtime built on V8 engine',
    license: 'MIT',
    from: { kind: 'npm-files', package: 'node-linux-{arch}', version },
    move: { 'bin/node': 'usr/bin/node' },
    include: ['usr/bin/node'],
    provides: ['nodejs={version}'],
  };
}

export const nodejsPackages: PackageDefinition[] = [
  nodejs('22.23.1'),
  nodejs('24.19.0'),
  {
    name: 'npm',
    description: 'the npm package manager for javascript, mainline',
    license: 'Artistic-2.0',
    from: { kind: 'npm-global', package: 'npm', version: '12.0.1' },
    depends: ['node-gyp'],
  },
  {
    name: 'node-gyp',
    description: 'NodeJS native addon build tool',
    license: 'Artistic-2.0',
    from: { kind: 'npm-global', package: 'node-gyp', version: '13.0.1' },
    depends: ['nodejs'],
  },
];
