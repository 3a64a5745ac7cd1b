import type { PackageDefinition } from './definition.ts';

/** How Debian's compiler packages name the machine. */
const machine = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86-64-linux-gnu';

/** A library that a compiler or its tools link, under Wolfi's name. */
function library(name: string, debian: string, license: string, description: string): PackageDefinition {
  return { name, description, license, from: { kind: 'debian', packages: [debian] } };
}

const libraries: PackageDefinition[] = [
  library('gmp', 'libgmp10', 'LGPL-3.0-or-later', 'free library for arbitrary precision arithmetic'),
  library('isl', 'libisl23', 'MIT', 'an Integer Set Library for the Polyhedral Model'),
  library('mpc', 'libmpc3', 'LGPL-3.0-or-later', 'complex floating point arithmetic of high precision'),
  library('mpfr', 'libmpfr6', 'LGPL-3.0-or-later', 'floating point arithmetic of any precision'),
];

export const gccPackages: PackageDefinition[] = [
  ...libraries,
  {
    name: 'binutils',
    description: 'GNU binutils',
    license: 'GPL-3.0-or-later',
    from: {
      kind: 'debian',
      packages: [
        `binutils-${machine}`,
        'binutils',
        'libbinutils',
        'libctf0',
        'libctf-nobfd0',
        'libsframe1',
        'libjansson4',
      ],
    },
    exclude: ['usr/bin/gp-', 'usr/bin/gprofng', 'etc/'],
  },
  {
    name: 'gcc',
    description: 'the GNU compiler collection',
    license: 'GPL-3.0-or-later WITH GCC-exception-3.1',
    from: {
      kind: 'debian',
      packages: [
        `gcc-14-${machine}`,
        'gcc-14',
        `g++-14-${machine}`,
        'g++-14',
        `cpp-14-${machine}`,
        'cpp-14',
        'libgcc-14-dev',
      ],
    },
    exclude: [
      'usr/bin/lto-dump',
      'usr/bin/x86_64-linux-gnu-lto-dump',
      'usr/bin/aarch64-linux-gnu-lto-dump',
      // Optimisation at link time and plugins for debuggers: a third of the size, and nothing here uses them.
      'usr/libexec/gcc/x86_64-linux-gnu/14/lto1',
      'usr/libexec/gcc/aarch64-linux-gnu/14/lto1',
      'usr/lib/gcc/x86_64-linux-gnu/14/plugin/',
      'usr/lib/gcc/aarch64-linux-gnu/14/plugin/',
    ],
    add: {
      'usr/bin/c++': { to: 'g++-14' },
      'usr/bin/cc': { to: 'gcc-14' },
      'usr/bin/cpp': { to: 'cpp-14' },
      'usr/bin/g++': { to: 'g++-14' },
      'usr/bin/gcc': { to: 'gcc-14' },
    },
    depends: ['binutils', 'glibc-dev', 'libgcc', 'libstdc++-dev'],
  },
  {
    name: 'libstdc++-dev',
    description: 'headers of the GNU standard C++ library',
    license: 'GPL-3.0-or-later WITH GCC-exception-3.1',
    origin: 'gcc',
    from: { kind: 'debian', packages: ['libstdc++-14-dev'] },
    depends: ['libstdc++'],
  },
  {
    name: 'glibc-dev',
    description: 'GLIBC development headers',
    license: 'LGPL-2.1-or-later',
    origin: 'glibc',
    from: { kind: 'debian', packages: ['libc6-dev'] },
    exclude: ['usr/lib/x86_64-linux-gnu/audit/', 'usr/lib/aarch64-linux-gnu/audit/', 'usr/share/gdb/'],
    depends: ['glibc', 'libxcrypt-dev', 'linux-headers'],
  },
  {
    name: 'linux-headers',
    description: 'the Linux kernel headers',
    license: 'GPL-2.0-only',
    from: { kind: 'debian', packages: ['linux-libc-dev'] },
  },
  {
    name: 'libxcrypt-dev',
    description: 'development files of libxcrypt',
    license: 'GPL-2.0-or-later AND LGPL-2.1-or-later',
    origin: 'libxcrypt',
    from: { kind: 'debian', packages: ['libcrypt-dev'] },
    depends: ['libxcrypt'],
  },
  {
    name: 'make',
    description: 'GNU make utility to maintain groups of programs',
    license: 'GPL-3.0-or-later',
    from: { kind: 'debian', packages: ['make'] },
    include: ['usr/bin/'],
  },
  {
    name: 'pkgconf',
    description: 'an implementation of pkg-config',
    license: 'ISC',
    from: { kind: 'debian', packages: ['pkgconf-bin', 'libpkgconf3'] },
    add: { 'usr/bin/pkg-config': { to: 'pkgconf' } },
  },
  {
    name: 'build-base',
    description: 'virtual package for builds',
    license: 'MIT',
    from: { kind: 'own', version: '1-r9' },
    depends: ['binutils', 'gcc', 'glibc-dev', 'make', 'pkgconf', 'wolfi-baselayout'],
  },
];
