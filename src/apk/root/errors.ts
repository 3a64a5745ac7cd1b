export type RootErrorCode =
  /** Packages that no root file system can hold together, or entries that no image can. */
  | 'ROOT_CONFLICT'
  /** An option, such as an account, that can't be put into files of the image. */
  | 'ROOT_OPTION';

export type RootProblemKind =
  | 'file-of-two'
  | 'file-and-directory'
  | 'file-and-link'
  | 'link-loop'
  | 'no-directory-entry'
  | 'no-hard-link-target'
  | 'control-character'
  | 'whiteout-name'
  | 'wrong-architecture'
  | 'package-twice'
  | 'account';

/** One reason why a root file system can't be made. */
export interface RootProblem {
  readonly kind: RootProblemKind;
  /** From the root; empty where it is about no path. */
  readonly path: string;
  /** Packages it is about, as `name-version`. */
  readonly packages: readonly string[];
  /** A sentence for a person. */
  readonly message: string;
}

const MOST_SENTENCES = 10;

/** A set of packages can't be laid out as a root file system. `problems` holds everything that is wrong, `message` the first of it. */
export class RootError extends Error {
  override readonly name = 'RootError';
  readonly code: RootErrorCode;
  readonly hint: string;
  readonly problems: readonly RootProblem[];

  constructor(code: RootErrorCode, problems: readonly RootProblem[], hint: string) {
    const shown = problems.slice(0, MOST_SENTENCES).map((problem) => problem.message);
    if (problems.length > MOST_SENTENCES) shown.push(`There are ${problems.length - MOST_SENTENCES} more problems.`);
    super(shown.join('\n'));
    this.code = code;
    this.hint = hint;
    this.problems = problems;
  }
}
