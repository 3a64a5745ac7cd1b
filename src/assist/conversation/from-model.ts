import { normaliseCommand, type Reason, type UniversalBuild } from '../../schema/universal-build.ts';

/** Reasons of a model that are kept. */
const MAX_REASONS = 30;
/** Characters of each of their texts. */
const MAX_TEXT = 500;

/** A build as a model submitted it: every decision in it, and every command, says that a model made it. */
export function fromModel(build: UniversalBuild, model: string): UniversalBuild {
  const { metadata } = build;
  const own = metadata.reasoning.slice(0, MAX_REASONS).map((reason): Reason => ({
    ...reason,
    what: reason.what.slice(0, MAX_TEXT),
    value: reason.value.slice(0, MAX_TEXT),
    because: reason.because.slice(0, MAX_TEXT),
    source: 'model',
  }));
  const because = `${model} wrote it, and nobody has read it yet`;
  const commands = build.build.commands.map((command): Reason => ({
    what: 'build command',
    value: normaliseCommand(command).run,
    because,
    source: 'model',
  }));
  const start: Reason = { what: 'start command', value: build.runtime.command.join(' '), because, source: 'model' };
  return { ...build, metadata: { ...metadata, reasoning: [...own, ...commands, start] } };
}

/** Whether a model made a plan. */
export function isFromModel({ metadata }: UniversalBuild): boolean {
  return metadata.reasoning.some(({ source }) => source === 'model');
}
