import { BuildkitError, dockerSilence, startApplication, type Application } from '../../buildkit/index.ts';
import { exitCodeOfSignal, Interrupted } from '../../host/interrupts.ts';
import type { Options } from '../../options/table.ts';
import { AipackError } from '../../schema/errors.ts';
import { joined, printable, printableJson, say, type Printable } from '../../untrusted/printable.ts';
import { buildLine } from '../build-command.ts';
import { Ended } from '../ended.ts';
import { openLine } from '../line-verbs.ts';
import { namedOptions } from '../load-by-default.ts';
import type { CliSurroundings } from '../surroundings.ts';
import { readContainerWishes } from './container-wishes.ts';
import { heldLines } from './held-lines.ts';

/**
 * `aipack run`: builds, loads, starts, and passes on what the application says until it ends or is interrupted.
 * @throws AipackError DOCKER_UNAVAILABLE before anything is built, RUN_FAILED; Ended with the application's own exit code
 */
export async function runService(options: Options, surroundings: CliSurroundings): Promise<void> {
  const { environment, signal } = surroundings;
  const wishes = readContainerWishes(options, environment);
  const line = await openLine(options, surroundings);
  const silence = await dockerSilence({ environment, signal });
  if (silence !== undefined) {
    throw new AipackError({
      code: 'DOCKER_UNAVAILABLE',
      message: `There is no Docker to run the image in: ${silence}`,
      hint: 'Start Docker, or have DOCKER_HOST name one; `aipack doctor` tells what this machine lacks.',
    });
  }
  // Whoever starts it sees whether it works.
  const named: Options = { ...(await namedOptions(options, line)), verify: 'none' };
  const [image = ''] = named.tags;
  await buildLine(named, line, surroundings);
  const output = heldLines(surroundings);
  const application = await started(
    image,
    { ...wishes, ...(options.detach ? {} : { onOutput: output.add }) },
    surroundings,
  );
  tell(application, image, options, surroundings);
  output.release();
  if (application.ended === undefined) return;
  const stop = (): void => {
    surroundings.stderr(say`Stopping ${printable(application.name)} …\n`);
    const { reason } = signal as { readonly reason: unknown };
    const name = reason instanceof Interrupted ? reason.signal : 'SIGTERM';
    // A Docker that can't be reached any more fails the wait for its end, too.
    application.stop(name).catch(() => undefined);
  };
  signal.addEventListener('abort', stop, { once: true });
  // What was interrupted while it started.
  if (signal.aborted) stop();
  const exitCode = await application.ended;
  // Who ends it that way knows why it ended.
  if (signal.aborted) throw new Ended(exitCodeOfSignal(signal.reason));
  if (exitCode === 0) return;
  surroundings.stderr(say`${printable(application.name)} ended with exit code ${exitCode}.\n`);
  throw new Ended(exitCode);
}

async function started(
  image: string,
  start: Omit<Parameters<typeof startApplication>[0], 'image'>,
  { environment, signal }: CliSurroundings,
): Promise<Application> {
  try {
    return await startApplication({ image, ...start }, { environment, signal });
  } catch (error) {
    if (signal.aborted || !(error instanceof BuildkitError)) throw error;
    throw new AipackError({
      code: 'RUN_FAILED',
      message: error.message,
      hint: 'The image is built and loaded. Another port of this machine is given with --port.',
    });
  }
}

function tell(
  { id, name, ports }: Application,
  image: string,
  { detach, format }: Options,
  { stdout, stderr }: CliSurroundings,
): void {
  const addresses = ports.map(({ here, inside }) => ({ address: `http://127.0.0.1:${here}`, inside }));
  if (format === 'json') {
    const urls = addresses.map(({ address }) => address);
    stdout(say`${printableJson({ image, container: id, name, urls, ports }, detach ? 2 : undefined)}\n`);
    return;
  }
  const places = addresses.map(({ address, inside }) => printable(`${address} (port ${inside} of the container)`));
  const where = places.length === 0 ? say`no port is published` : joined(places, ', ');
  const hint: Printable = detach
    ? say`Output: docker logs -f ${printable(name)}; end it: docker stop ${printable(name)}\n`
    : say`Ctrl-C ends it.\n`;
  (detach ? stdout : stderr)(say`${printable(image)} runs: ${where}\n${hint}`);
}
