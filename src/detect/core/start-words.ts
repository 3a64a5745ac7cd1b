/** A program that builds another program and starts it in one go. */
export interface Builder {
  readonly program: string;
  /**
   * The verb behind which the words up to the last with this ending, or else one, say what to build; those that follow are the
   * program's. Without it the program's words follow `--`.
   */
  readonly operands?: { readonly verb: string; readonly ending: string };
}

/** A program that runs a file which is named to it. */
export interface Interpreter {
  readonly program: string;
  /** The family of packages that brings it, where it runs files as they are. */
  readonly family?: string;
}

/** What the words of a start line mean that was written for a machine with the tools of a language family. */
export interface StartWords {
  readonly builders: readonly Builder[];
  readonly interpreters: readonly Interpreter[];
  /** Tools that start what they or others of the family have built; the line's further words say what. */
  readonly launchers: readonly string[];
  /** Folders that builds put programs into. */
  readonly outputs: readonly string[];
  /** Words that only stand where something that was built is started; `*.ext` for all that end so. */
  readonly built: readonly string[];
  /** Endings of files by which such a line names the program. */
  readonly programs: readonly string[];
}

/** The words of a family whose programs no tool of its own starts. */
export const NO_START_WORDS: StartWords = {
  builders: [],
  interpreters: [],
  launchers: [],
  outputs: [],
  built: [],
  programs: [],
};

/** Shells, and what starts programs of any language. */
const COMMON: StartWords = {
  ...NO_START_WORDS,
  interpreters: ['sh', 'bash', 'dash', 'zsh', 'make'].map((program) => ({ program })),
  launchers: ['sh'],
};

/** The words of all families. */
export interface StartTable {
  readonly builders: ReadonlyMap<string, Builder>;
  readonly interpreters: ReadonlyMap<string, Interpreter>;
  /** Whether words of a line, one or all, show that it starts what a build makes. */
  readonly startsBuilt: (words: readonly string[]) => boolean;
  /** Whether a word of a line names the program. */
  readonly namesProgram: (word: string) => boolean;
}

export function startTable(families: readonly StartWords[]): StartTable {
  const all = <T>(part: (words: StartWords) => readonly T[]): readonly T[] => [...families, COMMON].flatMap(part);
  const launchers = new Set(all((words) => words.launchers));
  const outputs = new Set(all((words) => words.outputs));
  const endings = all(({ built }) => built).flatMap((word) => (word.startsWith('*') ? [word.slice(1)] : []));
  const built = new Set(all((words) => words.built));
  const programs = all((words) => words.programs);
  const isBuilt = (word: string): boolean =>
    built.has(word) ||
    endings.some((ending) => word.endsWith(ending)) ||
    word
      .split('/')
      .slice(0, -1)
      .some((folder) => outputs.has(folder));
  return {
    builders: new Map(all((words) => words.builders).map((builder) => [builder.program, builder])),
    interpreters: new Map(all((words) => words.interpreters).map((each) => [each.program, each])),
    startsBuilt([first = '', ...others]) {
      return (
        /^(?:\.\/|bin\/)/.test(first) || (launchers.has(first) && others.length > 0) || [first, ...others].some(isBuilt)
      );
    },
    namesProgram: (word) => isBuilt(word) || word.startsWith('./') || programs.some((ending) => word.endsWith(ending)),
  };
}
