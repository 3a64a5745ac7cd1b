import { context } from '@actions/github';
import { imageNames, type ImageNames } from '../app/names/image-names.ts';
import { imageRegistry, namingEvent } from '../host/naming-event.ts';
import type { RunGit } from '../app/run-git.ts';
import type { ActionInputs } from './inputs.ts';
import * as log from './log.ts';

/** The names of the image by the event that started the workflow, where the inputs leave them to it. */
export async function namesOf(
  { flavor, images, settings, tags }: ActionInputs,
  environment: NodeJS.ProcessEnv,
  git: RunGit,
): Promise<ImageNames> {
  const { eventName, payload, ref, serverUrl, sha } = context;
  const repository = environment.GITHUB_REPOSITORY ?? '';
  const event = await namingEvent({ name: eventName, ref, sha, repository, payload }, git, Date.now());
  const wishes = { flavor, images, tags, service: settings.service };
  return imageNames(wishes, event, imageRegistry(serverUrl), (message) => log.warning(log.told(message)));
}
