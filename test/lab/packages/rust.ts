import type { PackageDefinition } from './definition.ts';

export const rustPackages: PackageDefinition[] = [
  {
    name: 'rust-1.85',
    description: 'empowering everyone to build reliable and efficient software',
    license: 'Apache-2.0 AND MIT',
    from: { kind: 'debian', packages: ['rustc', 'cargo', 'libstd-rust-dev', 'libstd-rust-1.85'] },
    include: ['usr/bin/cargo', 'usr/bin/rustc', 'usr/lib/'],
    depends: ['libLLVM-19'],
    provides: ['rust={version}'],
  },
  {
    name: 'libLLVM-19',
    description: 'the LLVM library',
    license: 'Apache-2.0 WITH LLVM-exception',
    origin: 'llvm-19',
    from: { kind: 'debian', packages: ['libllvm19', 'libz3-4'] },
  },
];
