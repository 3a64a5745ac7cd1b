/** How far a conversation may go. */
export interface ConversationLimits {
  /** Answers of the model. */
  readonly turns: number;
  /** Tokens of all requests and answers together, as the service counts them, and about where it does not. */
  readonly tokens: number;
  /** Tools that one answer may ask for; more are not run. */
  readonly callsInTurn: number;
  /** Answers one after the other that bring nothing new: the same questions again, or text alone. */
  readonly idleTurns: number;
  /** Characters of all messages of one request: older answers of tools are left out before it is more. */
  readonly history: number;
}

export const CONVERSATION_LIMITS: ConversationLimits = {
  turns: 30,
  tokens: 400_000,
  callsInTurn: 16,
  idleTurns: 3,
  history: 120_000,
};

/** Milliseconds that a conversation may take as a whole. */
export const CONVERSATION_TIME = 600_000;
