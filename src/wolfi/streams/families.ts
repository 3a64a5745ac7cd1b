/** A language or tool that the repository offers in several streams, one package a stream: `nodejs-24`, `python-3.13`. */
export interface Family {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Other names for it. */
  readonly aliases: readonly string[];
  /** Matches its packages; group 1 is the stream. */
  readonly pattern: RegExp;
  /** Name that the streams provide, whose version tells which of them the repository itself prefers. */
  readonly virtual?: string;
  /** Whether a stream has long-term support at a date (seconds since 1970). Absent where the family knows no such thing. */
  readonly isLts?: (stream: string, date: number) => boolean;
  /** Names of LTS releases, as `lts/<codename>` asks for them. */
  readonly codenames?: ReadonlyMap<string, string>;
  /**
   * Whether a bare version is the least that will do, because newer streams run what was written for older ones: `upTo` is how
   * far that promise goes.
   */
  readonly minimum?: { readonly upTo: 'same-major' | 'any' };
}

function utc(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 1000;
}

/**
 * Node.js: even majors up to 26 turn LTS at the end of October of the year of their release (22: 2024, 24: 2025, 26: 2026).
 * From 27 on there is one major a year, numbered after it, and each turns LTS in its October.
 */
function isNodeLts(stream: string, date: number): boolean {
  const major = Number(stream);
  if (major >= 27) return date >= utc(2000 + major, 10, 31);
  return major % 2 === 0 && date >= utc(2013 + major / 2, 10, 31);
}

/** OpenJDK: 8 and 11, then every second year from 17 on, which is every fourth release. */
function isJavaLts(stream: string): boolean {
  const major = Number(stream);
  return major === 8 || major === 11 || (major >= 17 && (major - 17) % 4 === 0);
}

/** .NET: even majors since 6. */
function isDotnetLts(stream: string): boolean {
  const major = Number(stream);
  return major >= 6 && major % 2 === 0;
}

function family(name: string, title: string, pattern: RegExp, rest: Partial<Family> = {}): Family {
  return { name, title, aliases: [], pattern, ...rest };
}

/** Release lines with long-term support, by name (nodejs.org, previous releases). */
const NODE_CODENAMES = new Map(
  Object.entries({
    argon: '4',
    boron: '6',
    carbon: '8',
    dubnium: '10',
    erbium: '12',
    fermium: '14',
    gallium: '16',
    hydrogen: '18',
    iron: '20',
    jod: '22',
    krypton: '24',
  }),
);

export const FAMILIES: readonly Family[] = [
  family('dotnet', '.NET', /^dotnet-(\d+)$/, { aliases: ['.net', 'net'], isLts: isDotnetLts }),
  family('elixir', 'Elixir', /^(?:erl\d+-)?elixir-(\d+\.\d+)$/, {
    virtual: 'elixir',
    minimum: { upTo: 'same-major' },
  }),
  family('erlang', 'Erlang/OTP', /^erlang-(\d+)$/, { aliases: ['otp'], virtual: 'erlang' }),
  family('go', 'Go', /^go-(\d+\.\d+)$/, { aliases: ['golang'], virtual: 'go', minimum: { upTo: 'same-major' } }),
  family('gradle', 'Gradle', /^gradle-(\d+)$/, { virtual: 'gradle' }),
  family('maven', 'Maven', /^maven-(\d+\.\d+)$/, { virtual: 'maven' }),
  family('nodejs', 'Node.js', /^nodejs-(\d+)$/, {
    aliases: ['node', 'node.js'],
    virtual: 'nodejs',
    isLts: isNodeLts,
    codenames: NODE_CODENAMES,
  }),
  family('openjdk', 'OpenJDK', /^openjdk-(\d+)$/, {
    aliases: ['java', 'jdk'],
    isLts: isJavaLts,
    minimum: { upTo: 'any' },
  }),
  family('php', 'PHP', /^php-(\d+\.\d+)$/, { virtual: 'php' }),
  family('postgresql', 'PostgreSQL', /^postgresql-(\d+)$/, { aliases: ['postgres'], virtual: 'postgresql' }),
  family('python', 'Python', /^python-(\d+\.\d+)$/, { aliases: ['python3'], virtual: 'python3' }),
  family('ruby', 'Ruby', /^ruby-(\d+\.\d+)$/, { virtual: 'ruby' }),
  family('rust', 'Rust', /^rust-(\d+\.\d+)$/, { virtual: 'rust', minimum: { upTo: 'same-major' } }),
  family('scala', 'Scala', /^scala-(\d+\.\d+)$/, { virtual: 'scala', minimum: { upTo: 'same-major' } }),
  family('tomcat', 'Tomcat', /^tomcat-(\d+\.\d+)$/, { virtual: 'tomcat' }),
];

/** The family of a name or of one of its aliases, or of a package such as `nodejs-22`. */
export function findFamily(name: string): Family | undefined {
  const wanted = name.toLowerCase();
  return (
    FAMILIES.find((item) => item.name === wanted || item.aliases.includes(wanted)) ??
    FAMILIES.find((item) => item.pattern.test(wanted))
  );
}
