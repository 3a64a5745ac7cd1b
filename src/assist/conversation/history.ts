import type { Message } from '../model/model.ts';
import { FORGOTTEN } from './prompt.ts';

/** Answers of tools that stay however long the conversation is: the model is at work with them. */
const KEPT = 2;

/**
 * The conversation as it is sent: the oldest answers of tools are left out until the rest fits. What the model said itself and the
 * first message always stay.
 */
export function fitted(messages: readonly Message[], characters: number): readonly Message[] {
  let over = messages.reduce((sum, message) => sum + sizeOf(message), 0) - characters;
  if (over <= 0) return messages;
  const rounds = messages.flatMap((message, place) => (message.role === 'tools' ? [place] : []));
  const old = new Set(rounds.slice(0, -KEPT));
  return messages.map((message, place) => {
    if (over <= 0 || message.role !== 'tools' || !old.has(place)) return message;
    const shorter = { ...message, answers: message.answers.map(shortened) };
    over -= sizeOf(message) - sizeOf(shorter);
    return shorter;
  });
}

function shortened<T extends { readonly content: string }>(answer: T): T {
  return answer.content.length > FORGOTTEN.length ? { ...answer, content: FORGOTTEN } : answer;
}

function sizeOf(message: Message): number {
  switch (message.role) {
    case 'user':
      return message.text.length;
    case 'model':
      return (
        message.text.length + message.calls.reduce((sum, call) => sum + call.name.length + call.arguments.length, 0)
      );
    case 'tools':
      return message.answers.reduce((sum, { content }) => sum + content.length, 0);
  }
}
