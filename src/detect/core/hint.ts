import type { Folder } from './folder.ts';
import type { Repository } from './repository.ts';
import type { CopyEntry, Found, Notice } from './types.ts';

/** What files for other tools say of how a service is built and runs. */
export interface Hints {
  /** A command line, as a shell would read it, from a file that is there to say how to start. */
  readonly start?: Found<string>;
  /** How another container of the same source is started: taken where nothing of the project's own says how. */
  readonly usualStart?: Found<string>;
  /** A command line that builds, without the installation of dependencies: taken where the project has none of its own. */
  readonly build?: Found<string>;
  /** The folder of finished files to serve, from the service. */
  readonly site?: Found<string>;
  /** Set where unknown paths are answered with this page of the site. */
  readonly catchAll?: Found<string>;
  /** The folder that visitors see of a site whose pages are scripts, and the script that answers what is no file there. */
  readonly documentRoot?: Found<string>;
  readonly frontController?: Found<string>;
  /** What another image of the same program has beside it. */
  readonly files?: Found<readonly CopyEntry[]>;
  /** Settings that another image of the same program gives it. */
  readonly settings?: Found<Readonly<Record<string, string>>>;
  /** Folders that it keeps its data in: from the working folder, or absolute. */
  readonly data?: readonly Found<string>[];
  readonly port?: Found<number>;
  readonly health?: Found<string>;
  /** What the service is called elsewhere. */
  readonly name?: Found<string>;
  /** Versions of languages, by the family of packages that brings them, in the words of the language's own version files. */
  readonly versions?: Readonly<Record<string, Found<string>>>;
  /** System packages by Debian's names that the service needs when it runs. */
  readonly packages?: Found<string>;
  /** System packages by Debian's names that tests are run with. */
  readonly testPackages?: Found<string>;
  /** Databases and other services that it is run beside. */
  readonly beside?: Found<string>;
}

/** One kind of file that speaks for services of any language. */
export interface HintSource {
  readonly id: string;
  /** Sources whose answer to the same question this one's precedes. */
  readonly before?: readonly string[];
  read(folder: Folder): Hints;
  /** What to tell of a service that no file says the start of, where this one has several and none is chosen. */
  unchosen?(folder: Folder): Notice | undefined;
  /** Folders that it calls services of their own, whatever else shows there. */
  folders?(repository: Repository): readonly string[];
  /** Folders of what it runs at times or on its own terms, and never as a service, with the words for it. */
  jobs?(repository: Repository): ReadonlyMap<string, string>;
}

/** All folders that sources call services of their own. */
export function calledServices(sources: readonly HintSource[], repository: Repository): ReadonlySet<string> {
  return new Set(sources.flatMap((source) => source.folders?.(repository) ?? []));
}

/** For each question the answer of the first source that has one. Files that can't be read as what they claim to be say nothing. */
export function readHints(sources: readonly HintSource[], folder: Folder): Hints {
  return firstAnswers(sources.map((source) => source.read(folder)));
}

/** For each question the first answer; the version of each language is a question of its own, and folders of data add up. */
export function firstAnswers(all: readonly Hints[]): Hints {
  return all.reduceRight<Hints>((later, hints) => {
    const versions = { ...later.versions, ...hints.versions };
    const data = [...(hints.data ?? []), ...(later.data ?? [])];
    return {
      ...later,
      ...hints,
      ...(Object.keys(versions).length === 0 ? {} : { versions }),
      ...(data.length === 0 ? {} : { data }),
    };
  }, {});
}

/** A port number that a service can be told to listen on. */
export function asPort(value: unknown): number | undefined {
  const port = typeof value === 'number' ? value : typeof value === 'string' ? Number(value.trim()) : NaN;
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : undefined;
}

/** An absolute URL path. */
export function asPath(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/\S*$/.test(value) ? value : undefined;
}

/** A build command line without the parts that only install dependencies; undefined when nothing is left. */
export function withoutInstall(folder: Folder, line: string | undefined): string | undefined {
  const { installs } = folder.repository.knowledge;
  const parts = (line ?? '')
    .split(/&&|[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !installs(part.split(/\s+/)));
  return parts.length === 0 ? undefined : parts.join(' && ');
}

/** Whether a rule sends every path to the application's page. */
export function isCatchAll(from: unknown, to: unknown): boolean {
  return (
    typeof from === 'string' &&
    typeof to === 'string' &&
    /^\/(?:\*|\(\.\*\)|:path\*|\(\?!.*|\(\(\?!.*)/.test(from) &&
    /^\/?index\.html$/.test(to)
  );
}
