/** Where in its history git says that a checkout is. */
export interface History {
  /** The commit's hash, shortened as git does. */
  readonly revision: string;
  /** The nearest tag with a digit in its name that the commit has behind it. */
  readonly tag?: string;
  /** Commits since that tag, or all where there is none. */
  readonly distance: number;
}
