import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { answer, freePort } from '../support/answer.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { projectRoot } from '../support/run-program.ts';
import { runContainer } from './containers.ts';
import { ensureLab } from './lab.ts';

/** `npm run demo`: a repository in, a pushed image out, and a container of it that answers. */
async function demo(fixture: string): Promise<void> {
  title('The lab: a real BuildKit, registry and package repository');
  const lab = await ensureLab({ report: (step, time) => console.log(`  ${step}: ${(time / 1000).toFixed(1)} s`) });
  console.log(`  Docker ${lab.engine} (${lab.kind}), registry ${lab.registry}, packages ${lab.packages.url}`);
  const env = labEnvironment(lab);
  const tag = `${lab.registry}/demo/${fixture}:latest`;
  const folder = mkdtempSync(join(tmpdir(), 'aipack-demo-'));
  const metadata = join(folder, 'metadata.json');
  try {
    await aipack(['detect', `fixtures/${fixture}`], env);
    await aipack(['validate', `fixtures/${fixture}`], env);
    await aipack(['build', `fixtures/${fixture}`, '--tag', tag, '--push', '--metadata-file', metadata], env);
    const report = JSON.parse(readFileSync(metadata, 'utf8')) as BuildReport;
    title(`docker run ${tag}`);
    const port = await freePort();
    const container = await runContainer(lab, tag, { env: { PORT: String(port) } });
    try {
      const { status, body } = await answer(`http://127.0.0.1:${port}/health`);
      console.log(`  GET /health: ${status} ${body.trim()}`);
      if (status !== 200) throw new Error(`the health endpoint answered ${status}`);
    } finally {
      await container.stop();
    }
    console.log(`\n${report.digest ?? ''} works.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function title(text: string): void {
  console.log(`\n── ${text}`);
}

function aipack(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  title(`aipack ${args.join(' ')}`);
  const child = spawn(process.execPath, [join(projectRoot, 'dist/cli/index.js'), ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`aipack ended with exit code ${code}`))));
  });
}

try {
  await demo('node-npm');
} catch (error) {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
