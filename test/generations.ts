// Runs what speaks to BuildKit again, on the daemons of the other Debian suites: node scripts/run.mjs test generations
// A suite that moves can be broken at any time, so one that can't be had is no failure; tests that fail are.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensureLab, stopLab } from './lab/lab.ts';
import { generations, labSettings, type Generation } from './lab/settings.ts';

// Its results are not those of the run before it: no closing line counts them.
const reporters = ['--reporters=default', '--reporters=<rootDir>/test/support/end-guard.mjs'];
const suites = [
  'test/integration/buildkit',
  'test/e2e/build-options',
  'test/e2e/caches',
  'test/e2e/attestations',
  'test/e2e/provenance',
  'test/e2e/one-digest',
  'test/e2e/signing',
];

async function runSuites(env: NodeJS.ProcessEnv): Promise<boolean> {
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const args = [...jest, ...suites, '--runInBand', ...reporters, '--selectProjects', 'integration', 'e2e'];
  const [code] = (await once(spawn(process.execPath, args, { env, stdio: 'inherit' }), 'exit')) as [number | null];
  return code === 0;
}

/** @returns false when a test failed. */
async function testOn(generation: Generation): Promise<boolean> {
  const env = { ...process.env, AIPACK_LAB_GENERATION: generation };
  const started = performance.now();
  const told = (text: string): void => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(`${text} (${seconds} s)\n`);
  };
  try {
    const { engine } = await ensureLab({ env });
    told(`Docker ${engine} of Debian ${generation} is there`);
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    told(`NOT TESTED on Debian ${generation}, whose daemon can't be had here: ${reason}`);
    return true;
  }
  try {
    const passed = await runSuites(env);
    told(`The tests on Debian ${generation} ${passed ? 'passed' : 'FAILED'}`);
    return passed;
  } finally {
    await stopLab({ env });
  }
}

const own = labSettings(process.env).generation;
for (const generation of generations.filter((each) => each !== own)) {
  if (!(await testOn(generation))) process.exitCode = 1;
}
