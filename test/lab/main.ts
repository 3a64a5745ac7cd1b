// The lab's command: node scripts/run.mjs lab up|down|status|reset
import { partNames, runningPart } from './debian/parts.ts';
import { LabError } from './errors.ts';
import { ensureLab, type Lab, readLab, resetLab, stopLab } from './lab.ts';
import type { StepReport } from './steps.ts';

const report: StepReport = (step, milliseconds) => {
  process.stdout.write(`${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${step}\n`);
};

// What reads this may have seen enough, as head does.
process.stdout.on('error', () => undefined);

function show(lab: Lab): void {
  for (const [name, value] of Object.entries(lab)) {
    process.stdout.write(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
  }
}

const verbs: Record<string, () => Promise<void>> = {
  up: async () => {
    show(await ensureLab({ report }));
  },
  down: () => stopLab({ report }),
  status: async () => {
    const lab = readLab();
    show(lab);
    for (const part of lab.kind === 'debian' ? partNames : []) {
      const running = runningPart(lab.directory, part);
      if (running === undefined) process.exitCode = 1;
      process.stdout.write(`${part}: ${running === undefined ? 'does not run' : `process ${running.pid}`}\n`);
    }
  },
  reset: () => resetLab({ report }),
};

const verb = verbs[process.argv[2] ?? ''];
if (verb === undefined || process.argv.length > 3) {
  process.stderr.write(`usage: lab ${Object.keys(verbs).join('|')}\n`);
  process.exit(2);
}
try {
  await verb();
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  process.stderr.write(`${error.message}\n${error.hint === undefined ? '' : `${error.hint}\n`}`);
  process.exit(1);
}
