import type { Veil } from '../view/veil.ts';
import type { Message, ModelProvider } from './model.ts';

/** A provider that no secret of the run reaches, whichever way it came into the conversation. */
export function veiled(provider: ModelProvider, veil: Veil): ModelProvider {
  return {
    name: provider.name,
    complete: ({ system, messages, tools }, signal) =>
      provider.complete(
        { system: veil(system), messages: messages.map((message) => covered(message, veil)), tools },
        signal,
      ),
  };
}

/** What the model said itself goes back as it is: it had it from itself. */
function covered(message: Message, veil: Veil): Message {
  switch (message.role) {
    case 'user':
      return { ...message, text: veil(message.text) };
    case 'tools':
      return { ...message, answers: message.answers.map((answer) => ({ ...answer, content: veil(answer.content) })) };
    case 'model':
      return message;
  }
}
