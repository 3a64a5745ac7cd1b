import * as core from '@actions/core';
import { resolveSettings } from '../host/settings.ts';
import { useNetwork } from '../host/use-network.ts';
import { annotateFailure } from './annotate.ts';
import { ActionProgress } from './action-progress.ts';
import { openIndexStore } from './index-store.ts';
import { readInputs, type ActionInputs } from './inputs.ts';
import type { ActionSurroundings, ModeRun } from './mode-run.ts';
import { readSecrets } from './secret-inputs.ts';
import { rememberContainer, rememberIndex } from './state.ts';
import { writeFailure } from './summary.ts';

const LOGINS = ['registry', 'username', 'password', 'registry-auth'];

/** The step's work: inputs to outputs, with groups, annotations and a summary. Never throws: it sets the exit code. */
export async function runAction(surroundings: ActionSurroundings): Promise<void> {
  let inputs: ActionInputs | undefined;
  const progress = new ActionProgress();
  try {
    const secrets = readSecrets(surroundings.environment, surroundings.directory);
    const logins = await readGivenLogins();
    inputs = readInputs(surroundings.environment, secrets, surroundings.directory);
    // Known before the build, so that a step which is cancelled leaves word as well.
    rememberContainer();
    const settings = resolveSettings(inputs.settings, surroundings.directory, true);
    await useNetwork(surroundings.environment, {
      certificates: settings.caCertificates,
      insecure: inputs.insecureRegistries,
    });
    const index = openIndexStore(settings, surroundings);
    const { store } = index;
    await runMode({ inputs, settings, store, logins, surroundings, progress }).finally(() => {
      const pending = index.pending();
      if (pending !== undefined) rememberIndex(pending);
    });
  } catch (error) {
    progress.close();
    annotateFailure(error, surroundings.signal);
    // The failure itself is told already, and is what the job ends with.
    if (inputs?.summary !== false) await writeFailure(error).catch(() => undefined);
  }
}

async function readGivenLogins(): Promise<ModeRun['logins']> {
  if (LOGINS.every((name) => core.getInput(name) === '')) return undefined;
  const { readLogins } = await import('./logins.ts');
  return readLogins();
}

/** Each mode is loaded when it is asked for: a list of services takes no BuildKit client. */
async function runMode(mode: ModeRun): Promise<void> {
  if (mode.inputs.mode === 'detect') {
    const { listServices } = await import('./list-services.ts');
    return listServices(mode);
  }
  if (mode.inputs.mode !== 'build') {
    const { publish } = await import('./publish-mode.ts');
    return publish(mode, mode.inputs.mode);
  }
  const { buildAndReport } = await import('./build-and-report.ts');
  return buildAndReport(mode);
}
