/** What happened in a repository, as far as the names of an image tell it. */
export interface NamingEvent {
  /** Such as `push`. */
  readonly name: string;
  /** Such as `refs/heads/main`. */
  readonly ref: string;
  readonly sha: string;
  /** The branch that a pull request is for, or that a tag was pushed from. */
  readonly baseRef: string;
  readonly defaultBranch: string | undefined;
  readonly repository: RepositoryFacts;
  /** When the program runs, and when the commit was made; undefined where git doesn't tell. */
  readonly date: Date;
  readonly commitDate: Date | undefined;
}

export interface RepositoryFacts {
  /** OWNER/NAME. */
  readonly name: string;
  readonly description?: string;
  /** Its page. */
  readonly url?: string;
  /** As SPDX has it. */
  readonly license?: string;
}

/** What follows a prefix of the ref, or an empty text. */
export function afterRef(
  { ref }: Pick<NamingEvent, 'ref'>,
  prefix: 'refs/heads/' | 'refs/tags/' | 'refs/pull/',
): string {
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : '';
}

/** Events that always come from the last commit of the default branch, whatever their ref says. */
const OF_DEFAULT_BRANCH = /create|discussion|issues|schedule/;

export function isDefaultBranch(event: NamingEvent): boolean {
  const branch = event.ref.replace(/^refs\/heads\//, '');
  return branch !== '' && (branch === event.defaultBranch || OF_DEFAULT_BRANCH.test(event.name));
}
