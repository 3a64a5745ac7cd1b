import { posix } from 'node:path';

/** Languages by the endings of their files. A language that aipack has rules for is called as its ecosystem's tools know it. */
const BY_ENDING: Readonly<Record<string, string>> = {
  '.ada': 'Ada',
  '.adb': 'Ada',
  '.asm': 'Assembly',
  '.awk': 'AWK',
  '.c': 'C',
  '.cc': 'C++',
  '.clj': 'Clojure',
  '.cob': 'COBOL',
  '.cbl': 'COBOL',
  '.cpp': 'C++',
  '.cr': 'Crystal',
  '.cs': 'C#',
  '.css': 'CSS',
  '.cxx': 'C++',
  '.d': 'D',
  '.dart': 'Dart',
  '.erl': 'Erlang',
  '.ex': 'Elixir',
  '.exs': 'Elixir',
  '.f': 'Fortran',
  '.f90': 'Fortran',
  '.f95': 'Fortran',
  '.fs': 'F#',
  '.gleam': 'Gleam',
  '.go': 'Go',
  '.groovy': 'Groovy',
  '.h': 'C',
  '.hpp': 'C++',
  '.hs': 'Haskell',
  '.htm': 'HTML',
  '.html': 'HTML',
  '.java': 'Java',
  '.jl': 'Julia',
  '.js': 'JavaScript',
  '.jsx': 'JavaScript',
  '.kt': 'Kotlin',
  '.kts': 'Kotlin',
  '.lisp': 'Common Lisp',
  '.lua': 'Lua',
  '.mjs': 'JavaScript',
  '.ml': 'OCaml',
  '.nim': 'Nim',
  '.odin': 'Odin',
  '.pas': 'Pascal',
  '.php': 'PHP',
  '.pl': 'Perl',
  '.pm': 'Perl',
  '.py': 'Python',
  '.r': 'R',
  '.raku': 'Raku',
  '.rb': 'Ruby',
  '.rkt': 'Racket',
  '.rs': 'Rust',
  '.s': 'Assembly',
  '.scala': 'Scala',
  '.scm': 'Scheme',
  '.sh': 'Shell',
  '.sql': 'SQL',
  '.swift': 'Swift',
  '.tcl': 'Tcl',
  '.ts': 'TypeScript',
  '.tsx': 'TypeScript',
  '.v': 'V',
  '.vala': 'Vala',
  '.vue': 'Vue',
  '.svelte': 'Svelte',
  '.zig': 'Zig',
};

/** Files that say which build tool is used, whatever they are written in. */
const BY_NAME: Readonly<Record<string, string>> = {
  BUILD: 'Bazel',
  'BUILD.bazel': 'Bazel',
  WORKSPACE: 'Bazel',
  'WORKSPACE.bazel': 'Bazel',
  'MODULE.bazel': 'Bazel',
  BUCK: 'Buck',
  Earthfile: 'Earthly',
  justfile: 'just',
  Makefile: 'Make',
  'meson.build': 'Meson',
  SConstruct: 'SCons',
  'Taskfile.yml': 'Task',
};

/** The language of a file by its name; undefined for what is none. */
export function languageOf(path: string): string | undefined {
  const ending = posix.extname(path).toLowerCase();
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
}

/** The build tool that a file of this name is for. */
export function buildToolOf(path: string): string | undefined {
  const name = posix.basename(path);
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
}
