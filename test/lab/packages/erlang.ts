import type { PackageDefinition } from './definition.ts';

/** Debian gives each of Erlang's applications a package of its own; Wolfi has one for all. */
const applications = [
  'asn1',
  'crypto',
  'inets',
  'mnesia',
  'parsetools',
  'public-key',
  'runtime-tools',
  'ssl',
  'syntax-tools',
  'tools',
].map((name) => `erlang-${name}`);

export const erlangPackages: PackageDefinition[] = [
  {
    name: 'erlang-27',
    description: 'general-purpose programming language and runtime environment',
    license: 'Apache-2.0',
    from: { kind: 'debian', packages: ['erlang-base', ...applications] },
    depends: ['ca-certificates-bundle'],
    provides: ['erlang={version}'],
  },
  {
    name: 'erlang-27-dev',
    description: 'headers for erlang',
    license: 'Apache-2.0',
    origin: 'erlang-27',
    from: { kind: 'debian', packages: ['erlang-dev'] },
    depends: ['erlang-27'],
    provides: ['erlang-dev={version}'],
  },
  {
    name: 'erl27-elixir-1.18',
    description: 'a functional language for building scalable and maintainable applications',
    license: 'Apache-2.0',
    from: { kind: 'debian', packages: ['elixir'] },
    depends: ['erlang-27'],
    provides: ['elixir={version}', 'elixir-1.18={version}'],
  },
  {
    name: 'git',
    description: 'distributed version control system',
    license: 'GPL-2.0-or-later',
    from: { kind: 'debian', packages: ['git'] },
    // Those that reach other machines would bring a second TLS library.
    include: ['usr/bin/git', 'usr/lib/git-core/git', 'usr/share/git-core/templates/'],
    exclude: ['usr/lib/git-core/git-remote-', 'usr/lib/git-core/git-http-', 'usr/lib/git-core/git-imap-send'],
  },
];
