import { BuildkitError, type ContainerProcess, type Gateway, type Ref } from '../../buildkit/index.ts';
import { aideAlone } from '../../image/aide/layer.ts';
import { marshal } from '../../llb/index.ts';
import { parsePlatform } from '../../oci/index.ts';
import type { StartReport } from '../../report/build-report.ts';
import { AipackError, type Problem } from '../../schema/errors.ts';
import { KeptLog } from './kept-log.ts';
import { processOf, type ImageProcess } from './process.ts';
import { StartStep, type StepTools } from './start-step.ts';
import { ToldLines, type Told } from './told.ts';
import { whyNotStarted, type Expected, type Failed } from './verdict.ts';

/** How an image is tried, by who asks for it. */
export interface StartWish {
  /** Without it nothing fails that may be for want of something which a build doesn't have, and what can't be tried is only told. */
  readonly strict: boolean;
  /** Variables for the start alone. */
  readonly env: Readonly<Record<string, string>>;
}

/** What trying an image needs of the build that it is part of. */
export interface StartTools extends StepTools {
  readonly onWarning: (message: string) => void;
}

/** The image as it is built. */
export interface Built {
  readonly platform: string;
  readonly name: string;
  readonly ref: Ref;
  /** Its configuration. */
  readonly config: unknown;
  /** Path of the endpoint that tells whether a container is well. */
  readonly health?: string;
  readonly network?: 'none' | 'host';
}

/** Seconds that a server may take until it answers, and that anything else has to run. */
const SERVER_SECONDS = 60;
const WORKER_SECONDS = 5;
/** What listens elsewhere, or answers badly, and says nothing new for so long does not get well any more. */
const QUIET_MS = 12_000;
/** Where the aide lies while it tries an image; it is no part of that. */
const FOLDER = '/.aipack';

/** As {@link startImage}, for images that the daemon's machine can run. */
export async function startOn(
  gateway: Gateway,
  built: Built,
  own: string,
  wish: StartWish,
  tools: StartTools,
): Promise<StartReport> {
  const { platform } = built;
  if (platform === own) return startImage(gateway, built, wish, tools);
  return { platform, started: false, because: `only ${own} is started, which is the platform of BuildKit's machine` };
}

/**
 * Starts a built image on the daemon, waits until it answers, and ends it.
 * @throws AipackError IMAGE_DOES_NOT_START; FEATURE_UNSUPPORTED where a strict wish can't be met
 */
async function startImage(gateway: Gateway, built: Built, wish: StartWish, tools: StartTools): Promise<StartReport> {
  const { platform } = built;
  if (!gateway.caps.gateway.has('gateway.exec')) return untried(platform, wish, tools, 'it runs no containers');
  const process = processOf(built.config);
  if (process.args.length === 0) return untried(platform, wish, tools, 'it names no program', true);
  const expected = expectedOf(process, built, wish);
  const step = new StartStep(tools, platform, expected);
  const log = new KeptLog();
  let told: Told;
  try {
    told = await tried(gateway, built, process, wish, expected, { log, now: tools.now, step });
  } catch (error) {
    step.end(error instanceof Error ? error.message : 'it was not started');
    if (gateway.signal.aborted || !(error instanceof BuildkitError)) throw error;
    return untried(platform, wish, tools, error.message);
  }
  const failed = whyNotStarted(told, log.lines, expected);
  step.end(failed?.what);
  if (failed === undefined) return { platform, started: true, ...factsOf(told) };
  const problem = problemOf(failed, log.lines, built);
  if (wish.strict || !failed.outside) throw new AipackError(problem);
  tools.onWarning(`The image was not seen to work: it ${failed.what}. ${failed.hint}`);
  return { platform, started: false, because: failed.what, cause: failed.cause, ...factsOf(told) };
}

function untried(
  platform: string,
  { strict }: StartWish,
  tools: StartTools,
  because: string,
  ofImage = false,
): StartReport {
  const message = `The image for ${platform} is not started before it is exported: ${ofImage ? '' : "this BuildKit can't do that, "}${because}`;
  if (strict) {
    const hint = `Leave \`verify\` out${ofImage ? '' : ', or use a BuildKit whose steps run in containers on the machine'}.`;
    throw new AipackError({ code: 'FEATURE_UNSUPPORTED', message, hint });
  }
  tools.onWarning(`${message}.`);
  return { platform, started: false, because };
}

function expectedOf({ port: first }: ImageProcess, { health }: Built, { env }: StartWish): Expected {
  const given = Number(env.PORT);
  const port = first === undefined || !(given > 0 && given < 65_536) ? first : given;
  return {
    ...(port === undefined ? {} : { port }),
    ...(health === undefined ? {} : { path: health }),
    seconds: port === undefined ? WORKER_SECONDS : SERVER_SECONDS,
  };
}

async function tried(
  gateway: Gateway,
  built: Built,
  { args, cwd, env: own, user }: ImageProcess,
  { env }: StartWish,
  { path = '-', port = 0, seconds }: Expected,
  { log, now, step }: { readonly log: KeptLog; readonly now: StartTools['now']; readonly step: StartStep },
): Promise<Told> {
  const { network, ref } = built;
  const platform = parsePlatform(built.platform);
  const state = aideAlone(platform.architecture);
  const aide = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true });
  const container = await gateway.container({
    root: ref,
    mounts: [{ target: FOLDER, ref: aide, readonly: true }],
    ...(network === undefined ? {} : { network }),
  });
  const lines = new ToldLines();
  let heard = now();
  try {
    const process = await container.start({
      args: [`${FOLDER}/aide`, 'start', String(port), path, String(seconds * 1000), ...args],
      env: { ...own, ...env },
      cwd,
      user,
      onOutput: (stream, data) => {
        if (stream === 'stdout') {
          lines.add(data);
          heard = now();
        } else {
          log.add(data);
          step.output(data);
        }
      },
    });
    await ending(process, gateway.signal, () => {
      const { http, listens, ready } = lines.told;
      const isQuiet = now() - heard > QUIET_MS;
      return isQuiet && ready === undefined && (listens.length > 0 || http !== undefined);
    });
    if (!hasTold(lines.told)) throw new BuildkitError('EXEC_FAILED', log.lines.at(-1) ?? 'the container ended at once');
    return lines.told;
  } finally {
    // What is not released here ends with the build.
    await container.release().catch(() => undefined);
  }
}

/** Waits for a process to end, and ends it where there is nothing more to wait for. */
async function ending(process: ContainerProcess, signal: AbortSignal, isHopeless: () => boolean): Promise<void> {
  const timer = setInterval(() => {
    if (isHopeless() || signal.aborted) process.kill('KILL');
  }, 500);
  // What is ended from here ends with another code than 0.
  await process.exited
    .catch((error: unknown) => {
      if (!(error instanceof BuildkitError) || signal.aborted) throw error;
    })
    .finally(() => {
      clearInterval(timer);
    });
}

function hasTold({ exit, http, late, listens, ready, signal }: Told): boolean {
  return (exit ?? signal ?? http ?? ready ?? late) !== undefined || listens.length > 0;
}

/** Places that a container with a read-only root has a writable folder mounted at. */
const MOUNTED = /^\/(?:tmp|var\/tmp|run|var\/run)\//;

function factsOf({ ended, fileCount, files, ready, resident }: Told): Partial<StartReport> {
  return {
    ...(ready === undefined ? {} : { readyMs: ready }),
    ...(ended === undefined ? {} : { endedMs: ended }),
    ...(resident === undefined ? {} : { memory: resident * 1024 }),
    ...(fileCount === undefined
      ? {}
      : { files, fileCount, readOnly: fileCount <= files.length && files.every((path) => MOUNTED.test(path)) }),
  };
}

/** Lines of the log that are shown. */
const SHOWN_LINES = 20;

function problemOf({ hint, what }: Failed, lines: readonly string[], { name, platform }: Built): Problem {
  const last = lines.slice(-SHOWN_LINES);
  const said =
    last.length === 0
      ? ' It printed nothing.'
      : ` The ${last.length < lines.length ? 'end of its' : 'whole'} log:\n${last.map((line) => `  | ${line}`).join('\n')}`;
  return {
    code: 'IMAGE_DOES_NOT_START',
    message: `The image of ${name} for ${platform} does not start: it ${what}.${said}`,
    hint,
  };
}
