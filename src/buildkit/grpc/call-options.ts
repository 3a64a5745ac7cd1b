export type Metadata = Readonly<Record<string, string | readonly string[]>>;

export interface CallOptions {
  readonly metadata?: Metadata | undefined;
  /** Cancels the call, on the daemon too. */
  readonly signal?: AbortSignal | undefined;
}
