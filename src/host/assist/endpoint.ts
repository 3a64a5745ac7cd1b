import { AipackError, type Problem } from '../../schema/errors.ts';
import type { AssistWishes } from '../../app/assist.ts';
import { redactedAddress } from '../../untrusted/redact.ts';
import type { ClientOptions } from '../models/client-options.ts';

/** Names that stand for addresses. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['anthropic', 'https://api.anthropic.com'],
  ['openai', 'https://api.openai.com/v1'],
]);
const ANTHROPIC = 'anthropic+';
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Where a model is, and which one it is. */
export type ModelPlace = Pick<ClientOptions, 'service' | 'endpoint' | 'model' | 'name'>;

/**
 * Reads which model was asked for.
 * @throws AipackError INPUT_INVALID
 */
export function modelName({ assistModel = '' }: AssistWishes): string {
  if (assistModel.trim() === '') throw new AipackError(MODEL_MISSING);
  return assistModel.trim();
}

const MODEL_MISSING = invalid(
  'assist-model says which model to ask, and is missing',
  'Give the name that the service has for it.',
);

/**
 * Reads where the model is that was asked for.
 * @param hasKey whether a key would be sent
 * @throws AipackError INPUT_INVALID with everything that is wrong
 */
export function modelPlace({ assistEndpoint, assistModel = '' }: AssistWishes, hasKey: boolean): ModelPlace {
  const problems: Problem[] = [];
  if (assistModel.trim() === '') problems.push(MODEL_MISSING);
  if (assistEndpoint === undefined || assistEndpoint.trim() === '') {
    problems.push(
      invalid(
        'assist-endpoint says where the model is, and is missing',
        "Give the address of an API like OpenAI's, such as http://localhost:11434/v1, or `openai` or `anthropic`.",
      ),
    );
    throw new AipackError(problems);
  }
  const given = assistEndpoint.trim();
  const address = KNOWN.get(given) ?? given;
  const spelled = address.startsWith(ANTHROPIC) ? address.slice(ANTHROPIC.length) : address;
  const url = URL.parse(spelled);
  const shown = JSON.stringify(redactedAddress(given));
  if (url === null || !/^https?:$/.test(url.protocol)) {
    problems.push(invalid(`assist-endpoint is ${shown}, which is no http or https address`));
  } else if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    problems.push(invalid(`assist-endpoint is ${shown}: a key is given with assist-api-key, never in the address`));
  } else if (url.protocol === 'http:' && hasKey && !LOOPBACK.test(url.hostname)) {
    problems.push(
      invalid(`assist-endpoint is ${shown}: a key is never sent over http to another machine`, 'Use https.'),
    );
  }
  if (url === null || problems.length > 0) throw new AipackError(problems);
  const isAnthropic = address.startsWith(ANTHROPIC) || url.hostname === 'api.anthropic.com';
  return {
    service: isAnthropic ? 'anthropic' : 'openai',
    endpoint: spelled.replace(/(?<!\/)\/+$/, ''),
    model: assistModel.trim(),
    name: `${assistModel.trim()} at ${url.host}`,
  };
}

function invalid(message: string, hint?: string): Problem {
  return { code: 'INPUT_INVALID', message, ...(hint === undefined ? {} : { hint }) };
}
