import * as core from '@actions/core';
import type { Published } from '../app/publish/publish-image.ts';
import { credentialsOf } from '../host/docker-config.ts';
import { runMerge, runPromote, type PublishSurroundings } from '../host/publish.ts';
import { workspaceOf } from '../host/workspace-path.ts';
import { megabytes } from '../report/megabytes.ts';
import { AipackError } from '../schema/errors.ts';
import { areLeftToEvent } from '../options/names/is-tag-rule.ts';
import type { OutputValues } from '../options/output-rows.ts';
import { printable, say } from '../untrusted/printable.ts';
import { afterwards } from './afterwards.ts';
import { imageOutputs } from './image-outputs.ts';
import * as log from './log.ts';
import type { ModeRun } from './mode-run.ts';
import { namesOf } from './names.ts';
import { openLine } from './open-line.ts';
import { writePublished } from './summary/published.ts';

/** Modes `merge` and `promote`: names for images that are built already. */
export async function publish(mode: ModeRun, what: 'merge' | 'promote'): Promise<void> {
  const { inputs, settings, surroundings } = mode;
  const { around, outside } = openLine(mode);
  const leftToEvent = inputs.tags.length === 0 || areLeftToEvent(inputs);
  const tags = leftToEvent ? (await namesOf(inputs, around.environment, outside.git)).tags : inputs.tags;
  const registries: PublishSurroundings = {
    credentials: credentialsOf(around),
    insecureRegistries: inputs.insecureRegistries,
    signal: around.signal,
  };
  const workspace = workspaceOf(surroundings.directory, settings.context, true);
  const published =
    what === 'merge'
      ? await runMerge(inputs.digests, tags, inputs.annotations, workspace, registries)
      : await runPromote(promoted(inputs.from), tags, registries);
  tell(published);
  const outputs: OutputValues = { ...imageOutputs(published), metadata: JSON.stringify(published) };
  await afterwards(say`the outputs`, () => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  });
  if (inputs.summary) await afterwards(say`the summary`, () => writePublished(published, what));
}

function promoted(from: string | undefined): string {
  if (from !== undefined) return from;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: 'There is nothing to promote',
    hint: 'Give `from`: the image that gets the names in `tags`, such as ghcr.io/owner/app@sha256:….',
  });
}

function tell({ digest, sent, tags }: Published): void {
  for (const tag of tags) log.info(printable(`${tag}@${digest}`));
  log.info(printable(sent === 0 ? 'no layer was sent' : `${megabytes(sent)} of layers were sent`));
}
