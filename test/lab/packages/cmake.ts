import type { PackageDefinition } from './definition.ts';

export const cmakePackages: PackageDefinition[] = [
  {
    name: 'cmake',
    description: 'an open-source, cross-platform family of tools designed to build, test and package software',
    license: 'BSD-3-Clause',
    from: { kind: 'debian', packages: ['cmake', 'cmake-data'] },
    include: ['usr/bin/cmake', 'usr/share/cmake-'],
  },
  {
    name: 'libarchive',
    description: 'a library to read and write archives of many formats',
    license: 'BSD-2-Clause',
    from: { kind: 'debian', packages: ['libarchive13t64', 'libacl1', 'liblz4-1', 'libxxhash0'] },
  },
  {
    name: 'jsoncpp',
    description: 'a C++ library for JSON',
    license: 'MIT',
    from: { kind: 'debian', packages: ['libjsoncpp26'] },
  },
  {
    name: 'rhash',
    description: 'a library for hash sums',
    license: '0BSD',
    from: { kind: 'debian', packages: ['librhash1'] },
  },
  {
    name: 'libuv',
    description: 'a library for asynchronous I/O',
    license: 'MIT',
    from: { kind: 'debian', packages: ['libuv1t64'] },
  },
];
