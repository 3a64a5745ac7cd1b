import type { Assist } from '../app/assist.ts';
import type { AssistantOptions } from './assist/assistant-options.ts';

/** The model of a run, of which nothing is loaded before it is asked. */
export function lazyAssist(options: AssistantOptions): Assist {
  let opened: Promise<Assist> | undefined;
  const open = async (): Promise<Assist> => new (await import('./assist/assistant.ts')).Assistant(options);
  return {
    ask: async (question) => (await (opened ??= open())).ask(question),
    takesBack: async (failure) => opened !== undefined && (await opened).takesBack(failure),
  };
}
