import * as core from '@actions/core';
import type { LineSettings } from '../app/settings.ts';
import { resolveSettings } from '../host/settings.ts';
import { useNetwork } from '../host/use-network.ts';
import { say } from '../untrusted/printable.ts';
import { afterwards } from './afterwards.ts';
import { annotateFailure } from './annotate.ts';
import { ActionProgress } from './action-progress.ts';
import { openIndexStore } from './index-store.ts';
import { readInputs, type ActionInputs } from './inputs.ts';
import type { ActionSurroundings, ModeRun } from './mode-run.ts';
import { readSecrets } from './secret-inputs.ts';
import { rememberContainer, rememberIndex } from './state.ts';
import { writeFailure } from './summary/write.ts';
import { inputNames } from '../options/table.ts';
import * as log from './log.ts';

const LOGINS = ['registry', 'username', 'password', 'registry-auth'];

/** The step's work: inputs to outputs, with groups, annotations and a summary. Never throws: it sets the exit code. */
export async function runAction(surroundings: ActionSurroundings): Promise<void> {
  let inputs: ActionInputs | undefined;
  const progress = new ActionProgress();
  try {
    const secrets = readSecrets(surroundings.environment, surroundings.directory);
    const logins = await readGivenLogins();
    inputs = readInputs(surroundings.environment, secrets, surroundings.directory);
    if (core.isDebug()) (await import('./tell-debug.ts')).tellInputs(surroundings.environment);
    await tellUnheard(inputs, surroundings.environment);
    // Known before the build, so that a step which is cancelled leaves word as well.
    await afterwards(say`word for the step's end`, rememberContainer);
    const settings = await readSettings(inputs, surroundings);
    await useNetwork(surroundings.environment, {
      certificates: settings.caCertificates,
      insecure: inputs.insecureRegistries,
    });
    const index = openIndexStore(settings, surroundings);
    const { store } = index;
    await runMode({ inputs, settings, store, logins, surroundings, progress }).finally(async () => {
      const pending = index.pending();
      if (pending !== undefined) await afterwards(say`word of the package index`, () => rememberIndex(pending));
    });
  } catch (error) {
    progress.close();
    annotateFailure(error, surroundings.signal);
    await afterwards(say`the outputs`, async () =>
      (await import('./failure-output.ts')).setFailureKind(error, surroundings.signal),
    );
    // The failure itself is told already, and is what the job ends with.
    if (inputs?.summary !== false) await writeFailure(error).catch(() => undefined);
  }
}

/** @throws AipackError with everything that is wrong with the inputs */
async function readSettings(inputs: ActionInputs, { directory, signal }: ActionSurroundings): Promise<LineSettings> {
  try {
    return resolveSettings(inputs.settings, directory, true);
  } catch (error) {
    const { wrongInputs } = await import('./wrong-inputs.ts');
    throw await wrongInputs(error, inputs, signal);
  }
}

async function readGivenLogins(): Promise<ModeRun['logins']> {
  if (LOGINS.every((name) => core.getInput(name) === '')) return undefined;
  const { readLogins } = await import('./logins.ts');
  return readLogins();
}

/** What most runs don't ask for is loaded by a part of its own. */
async function runMode(run: ModeRun): Promise<void> {
  const { mode } = run.inputs;
  if (mode !== 'build') {
    const { runOther } = await import('./other-modes.ts');
    return runOther(run, mode);
  }
  const { buildAndReport } = await import('./build-and-report.ts');
  return buildAndReport(run);
}

/** Warns of what a step says and nobody heeds, before anything is done. */
async function tellUnheard(inputs: ActionInputs, environment: NodeJS.ProcessEnv): Promise<void> {
  const { changedSince, digests, from, mode, runners } = inputs;
  const known = new Set(inputNames.map((name) => `INPUT_${name.toUpperCase()}`));
  const unknown = Object.keys(environment).filter((name) => name.startsWith('INPUT_') && !known.has(name));
  const ofModes = mode !== 'build' || (changedSince ?? from) !== undefined || digests.length + runners.length > 0;
  if (unknown.length === 0 && !ofModes) return;
  const { unknownInputs, unusedInputs } = await import('./unheard.ts');
  for (const message of unknownInputs(unknown, environment)) log.warning(log.told(message));
  for (const message of unusedInputs(mode, environment)) log.warning(log.told(`${message}, and is not heeded here.`));
}
