import type { PackageDefinition } from './definition.ts';

/** Debian keeps the tools apart from the source of the standard library, and links the two; Wolfi has one folder. */
export const goPackages: PackageDefinition[] = [
  {
    name: 'go-1.24',
    description: 'the Go programming language',
    license: 'BSD-3-Clause',
    from: { kind: 'debian', packages: ['golang-1.24-go', 'golang-1.24-src'] },
    move: {
      'usr/lib/go-1.24/bin/': 'usr/lib/go/bin/',
      'usr/lib/go-1.24/pkg/tool/': 'usr/lib/go/pkg/tool/',
      'usr/lib/go-1.24/go.env': 'usr/lib/go/go.env',
      'usr/lib/go-1.24/VERSION': 'usr/lib/go/VERSION',
      'usr/share/go-1.24/': 'usr/lib/go/',
    },
    include: ['usr/lib/go/'],
    exclude: [
      'usr/lib/go/api/',
      'usr/lib/go/misc/',
      'usr/lib/go/test/',
      // The tools' own source, and programs of other systems that tests read: they would ask for those systems' libraries.
      'usr/lib/go/src/cmd/',
      'usr/lib/go/src/debug/dwarf/testdata/',
      'usr/lib/go/src/debug/elf/testdata/',
      'usr/lib/go/src/runtime/pprof/testdata/',
    ],
    add: { 'usr/bin/go': { to: '../lib/go/bin/go' }, 'usr/bin/gofmt': { to: '../lib/go/bin/gofmt' } },
    provides: ['go={version}'],
  },
];
