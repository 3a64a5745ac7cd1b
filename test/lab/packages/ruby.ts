import type { AddedEntry, PackageDefinition } from './definition.ts';

const license = 'Ruby OR BSD-2-Clause';

/** Debian gives each program its version; Wolfi's have plain names. */
const programs = Object.fromEntries(
  ['erb', 'gem', 'irb', 'racc', 'rake', 'rdoc', 'ri', 'ruby'].map((name): [string, AddedEntry] => [
    `usr/bin/${name}`,
    { to: `${name}3.3` },
  ]),
);

/** The compiler under the name that Debian's Ruby was built with, for gems that compile something. */
const compilers: Record<string, AddedEntry> = Object.fromEntries(
  ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine): [string, AddedEntry][] => [
    [`usr/bin/${machine}-gcc`, { to: 'gcc-14' }],
    [`usr/bin/${machine}-g++`, { to: 'g++-14' }],
  ]),
);

const bundle = `#!/usr/bin/ruby
require 'rubygems'
load Gem.bin_path('bundler', File.basename(__FILE__))
`;

/** Ruby finds this before its own: programs of gems are to name the interpreter as Wolfi's does. */
const rbconfig = `load Dir.glob('/usr/lib/*/ruby/3.3.0/rbconfig.rb').first
RbConfig::CONFIG['ruby_install_name'] = RbConfig::CONFIG['RUBY_INSTALL_NAME'] = 'ruby'
`;

export const rubyPackages: PackageDefinition[] = [
  {
    name: 'ruby-3.3',
    description: 'the Ruby programming language',
    license,
    from: { kind: 'debian', packages: ['ruby3.3', 'libruby3.3'] },
    // Bundler is a package of its own, and so are the headers.
    exclude: [
      'usr/bin/bundle',
      'usr/lib/ruby/3.3.0/bundler',
      'usr/lib/ruby/gems/3.3.0/gems/bundler-',
      'usr/lib/ruby/gems/3.3.0/specifications/default/bundler-',
    ],
    add: { ...programs, 'usr/lib/ruby/vendor_ruby/rbconfig.rb': { content: rbconfig } },
    provides: ['ruby={version}'],
  },
  {
    name: 'ruby-3.3-dev',
    description: 'ruby development headers',
    license,
    origin: 'ruby-3.3',
    from: { kind: 'debian', packages: ['ruby3.3-dev'] },
    add: compilers,
    depends: ['ruby-3.3'],
  },
  {
    name: 'ruby3.3-bundler',
    description: "Manage an application's gem dependencies",
    license: 'MIT',
    from: { kind: 'debian', packages: ['ruby-bundler'] },
    move: { 'usr/share/rubygems-integration/all/': 'usr/lib/ruby/gems/3.3.0/' },
    include: ['usr/lib/ruby/gems/'],
    add: { 'usr/bin/bundle': { content: bundle, mode: 0o755 }, 'usr/bin/bundler': { content: bundle, mode: 0o755 } },
    depends: ['ruby-3.3'],
  },
  {
    name: 'yaml',
    description: 'YAML parser and emitter library',
    license: 'MIT',
    from: { kind: 'debian', packages: ['libyaml-0-2'] },
  },
  {
    name: 'yaml-dev',
    description: 'YAML parser and emitter library, for development',
    license: 'MIT',
    origin: 'yaml',
    from: { kind: 'debian', packages: ['libyaml-dev'] },
    depends: ['yaml'],
  },
  {
    name: 'libffi',
    description: 'portable, high level programming interface to various calling conventions',
    license: 'MIT',
    from: { kind: 'debian', packages: ['libffi8'] },
  },
  {
    name: 'libxslt',
    description: 'XML stylesheet transformation library',
    license: 'X11',
    from: { kind: 'debian', packages: ['libxslt1.1', 'libgcrypt20', 'libgpg-error0'] },
  },
];
