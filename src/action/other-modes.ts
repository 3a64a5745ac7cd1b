import type { ModeRun } from './mode-run.ts';

/** Modes that build nothing, each loaded when it is asked for: a list of services takes no BuildKit client. */
export async function runOther(mode: ModeRun, what: Exclude<ModeRun['inputs']['mode'], 'build'>): Promise<void> {
  if (what === 'plan' || what === 'detect') {
    const { listServices } = await import('./list-services.ts');
    return listServices(mode);
  }
  const { publish } = await import('./publish-mode.ts');
  return publish(mode, what);
}
