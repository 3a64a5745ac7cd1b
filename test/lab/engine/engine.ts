import { type Container, runContainer } from '../containers.ts';
import { LabError } from '../errors.ts';
import { freePort } from '../ports.ts';
import { waitFor } from '../processes.ts';
import type { Lab } from '../lab.ts';
import { ensureEngineImage } from './engine-image.ts';

export type Engine = {
  container: Container;
  /** Of the container. */
  name: string;
  /** On loopback, without TLS. */
  port: number;
};

/** How long a BuildKit may take until it answers, in milliseconds. */
const patience = 30_000;

/**
 * Starts a BuildKit in a container, as somebody would who runs one of their own: on its socket in the container, and on a port.
 * @throws LabError `lab-start-failed` with the last of what it said; nothing is left then.
 */
export async function startEngine(lab: Lab, name: string): Promise<Engine> {
  const image = await ensureEngineImage(lab);
  const port = await freePort();
  const command = ['--addr', 'unix:///run/buildkit/buildkitd.sock', '--addr', `tcp://127.0.0.1:${port}`];
  const container = await runContainer(lab, image, { name, command, privileged: true, volume: '/var/lib/buildkit' });
  const ready = await waitFor(async () => {
    if (!(await container.inspect()).State.Running) return false;
    const { exitCode } = await container.exec(['buildctl', 'debug', 'workers']);
    return exitCode === 0 ? true : undefined;
  }, patience);
  if (ready === true) return { container, name, port };
  const { stderr } = await container.logs();
  await container.stop();
  throw new LabError('lab-start-failed', `BuildKit does not answer in its container:\n${stderr.slice(-2000)}`);
}
