import type { Json } from '../tool.ts';
import type { ToolDescription } from '../tool-registry.ts';

/** A tool that a model asks for. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: JSON text, if it is any. */
  readonly arguments: string;
}

/** One piece of a conversation. */
export type Message =
  | { readonly role: 'user'; readonly text: string }
  | {
      readonly role: 'model';
      readonly text: string;
      readonly calls: readonly ToolCall[];
      /** The turn in the words of the service that made it, which some want back unchanged. */
      readonly raw?: Json;
    }
  | { readonly role: 'tools'; readonly answers: readonly CallAnswer[] };

export interface CallAnswer {
  readonly id: string;
  readonly ok: boolean;
  readonly content: string;
}

/** Everything that a model is given at once. */
export interface ModelRequest {
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolDescription[];
}

/** What a model answers. */
export interface ModelTurn {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly raw?: Json;
  /** As the service counts them; 0 where it does not. */
  readonly tokens: { readonly input: number; readonly output: number };
}

/** A language model somewhere. Wrappers of this interface add what all have in common: patience, recordings, what is hidden. */
export interface ModelProvider {
  /** The model and the host that runs it, for people. */
  readonly name: string;
  /** @throws ModelError, or the reason of the signal */
  complete(request: ModelRequest, signal: AbortSignal): Promise<ModelTurn>;
}

export type ModelErrorCode =
  /** The account or the key does not count there. */
  | 'MODEL_UNAUTHORIZED'
  /** Too many requests, or no credit left. */
  | 'MODEL_BUSY'
  /** It did not answer in time. */
  | 'MODEL_TIMEOUT'
  /** It can't be reached, or broke off. */
  | 'MODEL_UNREACHABLE'
  /** It says that it is broken. */
  | 'MODEL_BROKEN'
  /** It does not take the request: there is no such model, or it knows no tools. */
  | 'MODEL_REFUSED'
  /** What it answers can't be read. */
  | 'MODEL_UNREADABLE'
  /** A recording has no answer to the request. */
  | 'MODEL_UNRECORDED';

/** A model could not be asked. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;
  /** Milliseconds that the service asks to wait before the next request. */
  readonly retryAfter: number | undefined;

  constructor(code: ModelErrorCode, message: string, options: ErrorOptions & { readonly retryAfter?: number } = {}) {
    super(message, options);
    this.code = code;
    this.retryAfter = options.retryAfter;
  }
}
