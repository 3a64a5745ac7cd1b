import type { Notice, PackageCatalog, StreamChoice } from '../detect/core/types.ts';
import type { AipackError } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { chooseStream, FAMILIES, parseIndexText, StreamError, type PackageIndex } from '../wolfi/index.ts';

/** The streams that Wolfi maintained in August 2026; `!` follows those that it held back from who asks for the family. */
const KNOWN = [
  'dotnet-8 dotnet-9 dotnet-10',
  'erl28-elixir-1.19 erl27-elixir-1.18 erlang-27 erlang-28 erlang-29',
  'go-1.25 go-1.26 go-1.27 gradle-8 gradle-9 maven-3.9',
  'nodejs-18 nodejs-20 nodejs-22 nodejs-24 nodejs-26',
  'openjdk-8 openjdk-11 openjdk-17 openjdk-21 openjdk-25 openjdk-26',
  'php-8.2 php-8.3 php-8.4 php-8.5 postgresql-18',
  'python-3.10 python-3.11 python-3.12 python-3.13 python-3.14!',
  'ruby-3.2 ruby-3.3 ruby-3.4 ruby-4.0 rust-1.96 rust-1.97 scala-3.8',
];
/** Within that month, in seconds since 1970: it decides which releases have long-term support. */
const AS_OF = 1_787_356_800;
const WHY = 'not checked, since the package index could not be read';

let known: { readonly index: PackageIndex; readonly names: ReadonlySet<string> } | undefined;

function streams() {
  return (known ??= read());
}

function read() {
  const entries = KNOWN.flatMap((line) => line.split(' ')).map((entry) => ({
    name: entry.replace('!', ''),
    heldBack: entry.endsWith('!'),
  }));
  const records = entries.map(({ name, heldBack }) => {
    // Newer than any release that somebody may ask for: which one it is can't be known.
    const version = `${name.slice(name.lastIndexOf('-') + 1)}.999.999-r0`;
    const provides = heldBack ? `p:${virtualOf(name)}=0\n` : '';
    return `C:Q1${'A'.repeat(27)}=\nP:${name}\nV:${version}\nA:x86_64\nS:1\nI:1\nt:${AS_OF}\no:${name}\n${provides}\n`;
  });
  return { index: parseIndexText(Buffer.from(records.join(''))), names: new Set(entries.map(({ name }) => name)) };
}

function virtualOf(name: string): string {
  return FAMILIES.find(({ pattern }) => pattern.test(name))?.virtual ?? name;
}

/**
 * A catalog for when no index can be had: any package is taken to exist, and of languages the streams that this release of aipack
 * knows. It refuses nothing.
 */
export const UNCHECKED: PackageCatalog = {
  has: (name) => !FAMILIES.some(({ pattern }) => pattern.test(name)) || streams().names.has(name),
  stream(family, constraint) {
    const { index } = streams();
    try {
      const { notice: _about, ...choice } = chooseStream(index, family, constraint);
      return unchecked(choice);
    } catch (error) {
      if (!(error instanceof StreamError)) throw error;
      return unchecked({
        ...chooseStream(index, family),
        notice: `which package has ${family} ${constraint ?? ''} can't be told without the package index`,
      });
    }
  },
};

function unchecked(choice: StreamChoice): StreamChoice {
  return { ...choice, reason: `${choice.reason}; ${WHY}` };
}

/** What was detected with {@link UNCHECKED}: builds say of their packages that nobody checked them, and a notice says why. */
export function markUnchecked<
  T extends { readonly builds: readonly UniversalBuild[]; readonly notices: readonly Notice[] },
>(detected: T, why: AipackError): T {
  const reason = { what: 'packages', value: 'unchecked', because: `their names are ${WHY}` };
  const message = `${why.message} Names of packages are not checked, and a build needs the index.`;
  return {
    ...detected,
    builds: detected.builds.map((build) => ({
      ...build,
      metadata: { ...build.metadata, reasoning: [...build.metadata.reasoning, reason] },
    })),
    notices: [{ code: why.code, message }, ...detected.notices],
  };
}
