import type { ListRules } from './list.ts';

/** Verbs of the command, as they are typed. */
export type Verb =
  | (typeof LINE)[number]
  | (typeof VERIFY)[number]
  | (typeof RUN)[number]
  | (typeof LISTING)[number]
  | (typeof FACE)[number]
  | (typeof DIFF)[number]
  | (typeof QUESTIONS)[number];

/** Verbs that work on a repository. */
export const LINE = ['detect', 'validate', 'plan', 'build', 'lock'] as const;
/** Verbs that honour a lock file. */
export const LOCKED = ['detect', 'validate', 'plan', 'build', 'run', 'services'] as const;
/** Verbs that list what detection finds. */
export const LISTING = ['services'] as const;
/** Verbs that detect for a face: what they need of options is where to look, and in which packages. */
export const FACE = ['init', 'doctor', 'mcp'] as const;
/** Verbs that compare. */
export const DIFF = ['diff'] as const;
export const BUILD = ['build'] as const;
const VERIFY = ['verify'] as const;
/** Verbs that build an image and start it. */
export const RUN = ['run'] as const;
/** Verbs that ask a BuildKit to build something. */
export const BUILDING = [...BUILD, ...VERIFY, ...RUN] as const;
/** Verbs that work on a repository, whatever they take of it. */
export const CHECKOUT = [...LINE, ...VERIFY, ...RUN] as const;
export const QUESTIONS = ['packages search', 'packages validate', 'packages resolve', 'packages streams'] as const;
/** Verbs that may look at a folder, and need nothing else of it. */
export const FOLDER = [...CHECKOUT, ...LISTING, 'init', 'mcp'] as const;
/** Verbs that ask a package index. */
export const INDEXED = [...CHECKOUT, ...LISTING, ...FACE, ...DIFF, ...QUESTIONS] as const;

/** How an input of the action says an option; its name is the option's. */
export interface InputPlace {
  /** In place of the option's own help. */
  readonly help?: string;
  /** Further sentences. */
  readonly more?: string;
  /** Whether a line of the list that begins with `#` is a comment. */
  readonly comments?: true;
  /** What the runner fills in, where the program itself knows no default, or one that is found out. */
  readonly default?: string;
}

/** How the command says an option. */
export interface CommandPlace {
  /** As commander writes it: `-t, --tag <ref>`. One that begins with `--no-` says that the option is off. */
  readonly flag: string;
  readonly verbs: readonly Verb[];
  /** What a flag means that is given without its value, which stands in brackets. */
  readonly preset?: string;
  /** In place of the option's own help. */
  readonly help?: string;
  /** Help of a second flag that begins with `--no-`. */
  readonly negated?: string;
  /** Whether every verb's own help has it, though it belongs to a topic. */
  readonly often?: true;
  /** Whether a flag holds a list by the rules of its option. Without it each flag is one item, whatever it holds. */
  readonly isList?: true;
}

/** The environment variable that says an option where nothing else does. */
export interface VariablePlace {
  readonly name: string;
  /** What help adds to the name. */
  readonly form?: string;
  /** Whether the action heeds it as well; such a variable is read where it applies, not with the options. */
  readonly everywhere?: true;
}

interface Place {
  /** A phrase without a full stop, which begins with a small letter unless it is a name. */
  readonly help: string;
  readonly input?: InputPlace;
  readonly command?: CommandPlace;
  readonly variable?: VariablePlace;
  /** Places in the documentation that tell more. */
  readonly see?: readonly string[];
  /** Whether the option holds secrets, which are read and hidden before everything else. */
  readonly secret?: true;
}

/** One option: what it is, and where it can be said. */
export type Row = Place &
  (
    | { readonly kind: 'text' | 'path'; readonly default?: string }
    /** A whole number above 0. */
    | { readonly kind: 'count'; readonly default?: number; readonly input?: never }
    /** Off, unless its default says otherwise. */
    | { readonly kind: 'switch'; readonly default?: true }
    | { readonly kind: 'switch-or-text' }
    /** A text of lines, or the lines one by one. */
    | { readonly kind: 'lines' }
    | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly default: string }
    | { readonly kind: 'list'; readonly rules: ListRules }
  );

export type Rows = Readonly<Record<string, Row>>;
