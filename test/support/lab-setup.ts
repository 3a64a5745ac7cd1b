import { ensureLab, labFile } from '../lab/lab.ts';

/**
 * Brings the lab up before the first test of a project that needs it, and leaves it running: the next run then starts at once.
 * Tests find it through `readLab()`.
 */
async function setUpLab(): Promise<void> {
  await ensureLab({
    report: (step, milliseconds) => process.stderr.write(`lab: ${step} (${(milliseconds / 1000).toFixed(1)} s)\n`),
  });
  process.env.AIPACK_LAB_FILE = labFile();
}

// eslint-disable-next-line no-restricted-syntax -- jest calls a global setup by its default export
export default setUpLab;
