/** Where the files of a package come from. */
export type PackageSource =
  /** Files of Debian packages, in the order given. */
  | { kind: 'debian'; packages: [string, ...string[]] }
  /** Files of a package of the npm registry as they are; {arch} stands for Node's name of the machine's architecture. */
  | { kind: 'npm-files'; package: string; version: string }
  /** A package of the npm registry with its dependencies, laid out as a global install below /usr. */
  | { kind: 'npm-global'; package: string; version: string }
  /** Nothing but what `add` says. */
  | { kind: 'own'; version: string };

/** A file, link (`to`) or directory that is added to what the source gives. */
export type AddedEntry =
  | { content: string; mode?: number }
  /** The same in base64. */
  | { binary: string; mode?: number }
  | { to: string }
  | { directory: true; mode?: number; uid?: number; gid?: number };

/** One package of the repository, under the name that Wolfi gives it. */
export type PackageDefinition = {
  name: string;
  description: string;
  license: string;
  url?: string;
  /** The package whose build makes this one too, when it isn't itself. */
  origin?: string;
  from: PackageSource;
  /** Only files whose path starts with one of these are taken; all of them when it is missing. Paths are those of the finished package. */
  include?: string[];
  exclude?: string[];
  /** Beginning of a path in the source → what it becomes; applied before anything else. */
  move?: Record<string, string>;
  add?: Record<string, AddedEntry>;
  /** File of the finished package → texts in it and what takes their place; each must be there. */
  edit?: Record<string, Record<string, string>>;
  /** Target file → beginning of the paths whose files are joined into it and then left out. */
  join?: Record<string, string>;
  /** Program of the package that prints the paths of links to it, one a line, and the file that holds them: busybox. */
  list?: { program: string; arguments: string[]; into: string };
  /** Dependencies that the files don't show; `so:` ones are found in them. */
  depends?: string[];
  /** {version} stands for the package's own version. */
  provides?: string[];
  providerPriority?: number;
  /** Made for the other architecture too: see both-architectures.ts. */
  bothArchitectures?: true;
};

/** Time, in seconds since 1970, of files that come with none of their own: fixed, and near those of the other packages, so that none looks abandoned. */
export const fixedTime = 1_785_000_000;
