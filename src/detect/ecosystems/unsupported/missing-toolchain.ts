import type { Folder } from '../../core/folder.ts';
import type { SourceLocation } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

interface Missing {
  readonly id: string;
  readonly language: string;
  readonly files: RegExp;
  /** Where the files lie, beside the root. */
  readonly folders?: readonly string[];
  /** The tools that a build would need. */
  readonly needs: readonly string[];
  /** Names of files that show a program below the root too; `*.ext` stands for all that end so. Without them libraries are as likely. */
  readonly manifests?: readonly string[];
}

/** Languages that projects are written in and Wolfi has no toolchain for (its recipes of August 2026). */
const LANGUAGES: readonly Missing[] = [
  {
    id: 'clojure',
    language: 'Clojure',
    files: /^(?:project\.clj|deps\.edn|build\.boot|bb\.edn)$/,
    needs: ['leiningen', 'clojure'],
    manifests: ['project.clj', 'deps.edn', 'build.boot'],
  },
  { id: 'crystal', language: 'Crystal', files: /^shard\.yml$/, needs: ['crystal', 'shards'], manifests: ['shard.yml'] },
  { id: 'gleam', language: 'Gleam', files: /^gleam\.toml$/, needs: ['gleam'], manifests: ['gleam.toml'] },
  {
    id: 'haskell',
    language: 'Haskell',
    files: /^(?:stack\.yaml|cabal\.project)$|\.cabal$/,
    needs: ['ghc', 'stack', 'cabal'],
    manifests: ['stack.yaml', 'cabal.project', '*.cabal'],
  },
  { id: 'lunatic', language: 'Lunatic', files: /^lunatic\.toml$/, needs: ['lunatic'] },
  { id: 'mill', language: 'Mill', files: /^build\.(?:mill|sc)$/, needs: ['mill'] },
  { id: 'nim', language: 'Nim', files: /\.nimble$/, needs: ['nim'], manifests: ['*.nimble'] },
  { id: 'ocaml', language: 'OCaml', files: /^dune-project$/, needs: ['dune'], manifests: ['dune-project'] },
  { id: 'scheme', language: 'Scheme', files: /^haunt\.scm$/, needs: ['haunt'] },
  { id: 'swift', language: 'Swift', files: /^Package\.swift$/, needs: ['swift'] },
  { id: 'bazel', language: 'Bazel', files: /^(?:MODULE\.bazel|WORKSPACE(?:\.bazel)?)$/, needs: [] },
];

/** A precise refusal for each: better than a wrong answer by whatever else lies in the folder. */
export const missingToolchains: readonly BuildSystem[] = LANGUAGES.map((missing) => ({
  id: missing.id,
  language: missing.language,
  looksFor: '',
  ...(missing.manifests === undefined ? {} : { manifests: missing.manifests }),
  strength: 'refusal' as const,
  recognise: (folder) => shownBy(folder, missing),
  plan(project) {
    const location = shownBy(project.folder, missing);
    if (project.strict) {
      project.reject(`${missing.language} project`, 'no toolchain of its language is among the packages');
      return undefined;
    }
    const absent = missing.needs.filter((name) => !project.catalog.has(name));
    const why =
      missing.needs.length === 0 || absent.length === 0
        ? `building ${missing.language} projects is not supported`
        : `the package index has no ${absent.join(' and no ')} to build it with`;
    project.problem(
      'FEATURE_UNSUPPORTED',
      `this is a ${missing.language} project, and ${why}`,
      'Bring a Dockerfile: it is built as it is. Or write an aipack.yml whose commands fetch the toolchain.',
      location,
    );
    return undefined;
  },
}));

function shownBy(folder: Folder, missing: Missing): SourceLocation | undefined {
  for (const name of ['.', ...(missing.folders ?? [])]) {
    const [file] = folder.matching(missing.files, name);
    if (file !== undefined) return folder.where(name === '.' ? file : `${name}/${file}`);
  }
  return undefined;
}
