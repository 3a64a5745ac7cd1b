/** How a model is asked, whatever service it runs at. */
export interface ClientOptions {
  readonly service: 'openai' | 'anthropic';
  /** Address that the paths of the service are added to. */
  readonly endpoint: string;
  readonly model: string;
  /** Sent where there is one. */
  readonly apiKey: string | undefined;
  /** Whether an answer is taken piece by piece. */
  readonly streaming: boolean;
  /** Milliseconds that one request may take. */
  readonly patience: number;
  /** The model and its host, for people. */
  readonly name: string;
  readonly userAgent: string;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
