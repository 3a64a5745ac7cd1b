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

/** How long an engine may take until it answers, in milliseconds. */
const patience = 300_000;

/**
 * Starts a BuildKit in a container, as somebody would who runs one of their own: on its socket in the container, and on a port.
 * @throws LabError `lab-start-failed` with the last of what it said; nothing is left then.
 */
export async function startEngine(lab: Lab, name: string): Promise<Engine> {
  const port = await freePort();
  const command = ['--addr', 'unix:///run/buildkit/buildkitd.sock', '--addr', `tcp://127.0.0.1:${port}`];
  const image = await ensureEngineImage(lab);
  const container = await runContainer(lab, image, { name, command, privileged: true, volume: '/var/lib/buildkit' });
  const check = ['buildctl', 'debug', 'workers'];
  await untilReady(container, async () => (await container.exec(check)).exitCode === 0);
  return { container, name, port };
}

/**
 * Starts a Docker Engine with the classic image store in a container, with an API on a port.
 * @throws LabError `lab-unsupported` where the lab has no engine of its own; `lab-start-failed`.
 */
export async function startClassicDocker(lab: Lab, name: string): Promise<Engine> {
  if (lab.kind !== 'debian')
    throw new LabError('lab-unsupported', 'only the lab on a bare Debian has an engine to spare');
  const port = await freePort();
  const entrypoint = ['docker-engine', String(port)];
  const image = await ensureEngineImage(lab);
  const container = await runContainer(lab, image, { name, entrypoint, privileged: true, volume: '/var/lib/buildkit' });
  await untilReady(container, async () =>
    fetch(`http://127.0.0.1:${port}/_ping`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return { container, name, port };
}

/**
 * Ends an engine, and removes it.
 * @throws LabError `lab-ended-early` with the last of what it said, when it had ended before: what failed then failed for that.
 */
export async function endEngine({ container, name }: Engine): Promise<void> {
  const { State } = await container.inspect();
  const said = State.Running ? undefined : (await container.logs()).stderr;
  await container.stop();
  if (said === undefined) return;
  const why = `${name} had ended with ${State.ExitCode}`;
  throw new LabError('lab-ended-early', `${why}:\n${crashIn(said) ?? said.slice(-4000)}`);
}

/** A crash of a Go program begins with what it was, and goes on with every goroutine. */
function crashIn(log: string): string | undefined {
  const start = log.search(/^(?:fatal error|panic): /m);
  return start < 0 ? undefined : log.slice(start, start + 4000);
}

async function untilReady(container: Container, answers: () => Promise<boolean>): Promise<void> {
  const ready = await waitFor(async () => {
    if (!(await container.inspect()).State.Running) return false;
    return (await answers()) ? true : undefined;
  }, patience);
  if (ready === true) return;
  const { stderr } = await container.logs();
  await container.stop();
  throw new LabError('lab-start-failed', `the container's engine does not answer:\n${stderr.slice(-2000)}`);
}
