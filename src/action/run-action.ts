import { useProxies } from '../host/proxies.ts';
import { resolveSettings } from '../host/settings.ts';
import { say } from '../untrusted/printable.ts';
import { afterwards } from './afterwards.ts';
import { annotateFailure } from './annotate.ts';
import { ActionProgress } from './action-progress.ts';
import { openIndexStore } from './index-store.ts';
import { readInputs, type ActionInputs } from './inputs.ts';
import type { ActionSurroundings, ModeRun } from './mode-run.ts';
import { readSecrets } from './secret-inputs.ts';
import { rememberContainer, rememberIndex } from './state.ts';
import { writeFailure } from './summary.ts';

/** The step's work: inputs to outputs, with groups, annotations and a summary. Never throws: it sets the exit code. */
export async function runAction(surroundings: ActionSurroundings): Promise<void> {
  let inputs: ActionInputs | undefined;
  const progress = new ActionProgress();
  try {
    useProxies(surroundings.environment);
    const secrets = readSecrets(surroundings.environment, surroundings.directory);
    inputs = readInputs(surroundings.environment, secrets);
    // Known before the build, so that a step which is cancelled leaves word as well.
    await afterwards(say`word for the step's end`, rememberContainer);
    const settings = resolveSettings(inputs.settings, surroundings.directory, true);
    const index = openIndexStore(settings, surroundings);
    const { store } = index;
    await runMode({ inputs, settings, store, surroundings, progress }).finally(async () => {
      const pending = index.pending();
      if (pending !== undefined) await afterwards(say`word of the package index`, () => rememberIndex(pending));
    });
  } catch (error) {
    progress.close();
    annotateFailure(error, surroundings.signal);
    // The failure itself is told already, and is what the job ends with.
    if (inputs?.summary !== false) await writeFailure(error).catch(() => undefined);
  }
}

/** Each mode is loaded when it is asked for: a list of services takes no BuildKit client. */
async function runMode(mode: ModeRun): Promise<void> {
  if (mode.inputs.mode === 'detect') {
    const { listServices } = await import('./list-services.ts');
    return listServices(mode);
  }
  const { buildAndReport } = await import('./build-and-report.ts');
  return buildAndReport(mode);
}
