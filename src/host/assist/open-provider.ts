import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ModelProvider } from '../../assist/model/model.ts';
import { patient } from '../../assist/model/patient.ts';
import { recording, replaying } from '../../assist/model/recorded.ts';
import { veiled } from '../../assist/model/veiled.ts';
import { veilOf } from '../../assist/view/veil.ts';
import { withoutPasswords } from '../../untrusted/redact.ts';
import { TOOL_VERSION } from '../version.ts';
import type { AssistantOptions } from './assistant-options.ts';
import { modelName, modelPlace, type ModelPlace } from './endpoint.ts';
import { hiddenValues } from './hidden-values.ts';
import { recordingsIn } from './kept-answers.ts';

/** Milliseconds that one answer may take: a large model on a small machine takes its time. */
const PATIENCE = 180_000;

/**
 * The model that settings name, with everything around it that each request goes through: what is secret is hidden first, so that
 * recordings have none of it either.
 * @throws AipackError INPUT_INVALID
 */
export function openProvider(options: AssistantOptions): ModelProvider {
  const { settings, wishes, environment, apiKey, tell } = options;
  const { assistRecord, assistReplay } = wishes;
  const veil = veilOf(hiddenValues(settings, environment, apiKey), withoutPasswords);
  const at = (folder: string): ReturnType<typeof recordingsIn> => recordingsIn(resolve(options.directory, folder));
  if (assistReplay !== undefined) return veiled(replaying(modelName(wishes), at(assistReplay)), veil);
  const place = modelPlace(wishes, apiKey !== undefined);
  const wait = (milliseconds: number, signal: AbortSignal): Promise<void> => pause(milliseconds, undefined, { signal });
  const asked = patient(service(place, options), { wait, tell });
  return veiled(assistRecord === undefined ? asked : recording(asked, place.model, at(assistRecord)), veil);
}

/** Loads the libraries that talk to services when the first question is asked. */
function service(place: ModelPlace, { apiKey, wishes }: AssistantOptions): ModelProvider {
  let opened: Promise<ModelProvider> | undefined;
  const open = async (): Promise<ModelProvider> => {
    // The bundler leaves this import as it is: the same words name the part beside this one in dist/.
    const { openModel } = await import(/* webpackIgnore: true */ '../models/index.ts');
    return openModel({
      ...place,
      apiKey,
      streaming: wishes.assistStream !== false,
      patience: PATIENCE,
      userAgent: `aipack/${TOOL_VERSION}`,
      fetch: (...request) => fetch(...request),
      now: () => Date.now(),
    });
  };
  return { name: place.name, complete: async (...request) => (await (opened ??= open())).complete(...request) };
}
