import { causeInLog, type LogCauseKind } from './log-cause.ts';
import type { Listening, Told } from './told.ts';

/** What kept an image from starting, for programs. */
export type StartCause =
  | LogCauseKind
  | 'crash'
  | 'exited'
  | 'loopback'
  | 'nothing-listens'
  | 'other-port'
  | 'no-answer'
  | 'unhealthy'
  | 'not-started';

export interface Failed {
  readonly cause: StartCause;
  /** What happened, as a clause after the image's name. */
  readonly what: string;
  readonly hint: string;
  /** The line of the log that tells, where one does. */
  readonly line?: string;
  /** Whether it may be for want of something that a build does not have: a database, a variable, a free port. */
  readonly outside: boolean;
}

/** What was to happen. */
export interface Expected {
  readonly port?: number;
  readonly path?: string;
  /** Seconds that were waited at most. */
  readonly seconds: number;
}

const OUTSIDE: ReadonlySet<StartCause> = new Set(['address-taken', 'database', 'missing-variable']);

/** How each cause that a log tells is mended; `what` is what the log names. */
const OF_LOG: Readonly<Record<LogCauseKind, (what: string) => readonly [what: string, hint: string]>> = {
  memory: () => [
    'ran out of memory',
    "Give BuildKit's machine more memory, or the program a smaller limit of its own.",
  ],
  'missing-program': (what) => [
    `lacks its program ${what}`,
    'Check `command` and `packages` of `runtime`: what is started has to be in the image.',
  ],
  'address-taken': () => [
    'finds its port taken by something else on the machine of BuildKit, which lets containers share its network',
    'Give it another port with `verify-env: PORT=…`, or leave it unverified with `verify: false`.',
  ],
  database: (what) => [
    `needs a service that is not there${what === '' ? '' : ` (${what})`}`,
    'Give the address of one that the build may use with `verify-env`, such as `DATABASE_URL=…`, or leave it unverified with `verify: false`.',
  ],
  'missing-variable': (what) => [
    `wants the variable ${what}`,
    `Give it a value with \`verify-env: ${what}=…\`, which is for this start only and never in the image.`,
  ],
  permission: (what) => [
    `may not write${what === '' ? '' : ` ${what}`}`,
    'The image runs as a user without rights: have it write below /tmp or its home, or mount a folder there.',
  ],
  'missing-file': (what) => [
    `lacks the file ${what}`,
    'Check what is started, and that `copy` of `runtime` brings that file.',
  ],
  'missing-module': (what) => [
    `lacks the module ${what}`,
    'Check that it is a dependency of the service itself, not one for development only, and that `copy` of `runtime` brings it.',
  ],
};

/** Why an image does not start, or nothing where it does. */
export function whyNotStarted(told: Told, log: readonly string[], expected: Expected): Failed | undefined {
  const { port, seconds } = expected;
  const here = told.listens.filter((each) => each.port === port);
  if (told.ready !== undefined) {
    // That a connection from inside works says nothing about others.
    return here.length > 0 && here.every(({ loopback }) => loopback) ? onLoopback(here, port) : undefined;
  }
  const ended = endOf(told, port !== undefined);
  if (ended === 'well') return undefined;
  const inLog = causeInLog(log);
  if (ended !== undefined || here.length === 0) {
    if (inLog !== undefined && (ended !== undefined || told.listens.length === 0)) {
      const [what, hint] = OF_LOG[inLog.kind](inLog.what ?? '');
      const { kind: cause, line } = inLog;
      return { cause, what, hint, line, outside: OUTSIDE.has(cause) };
    }
    if (ended !== undefined) return ended;
    return elsewhere(told.listens, told.taken, port, seconds);
  }
  if (here.every(({ loopback }) => loopback)) return onLoopback(here, port);
  return badAnswer(told.http ?? 0, expected, inLog);
}

function endOf({ exit, signal }: Told, serves: boolean): Failed | 'well' | undefined {
  const hint =
    'Its log is above. What it has only where it runs otherwise can be given with `verify-env`; `verify: false` leaves it untried.';
  if (signal === 9) {
    const [what, more] = OF_LOG.memory('');
    return { cause: 'memory', what: `was killed, most often because it ${what}`, hint: more, outside: false };
  }
  if (signal !== undefined) return { cause: 'crash', what: `ended by signal ${signal}`, hint, outside: false };
  if (exit === undefined) return undefined;
  if (exit !== 0) return { cause: 'crash', what: `ended with exit code ${exit}`, hint, outside: false };
  if (!serves) return 'well';
  return {
    cause: 'exited',
    what: 'ended, though it is to serve',
    hint: 'Start the server in the foreground: a container ends with its first program.',
    outside: false,
  };
}

function onLoopback(here: readonly Listening[], port = 0): Failed {
  return {
    cause: 'loopback',
    what: `listens on ${here.map(({ address }) => address).join(' and ')} only, where nobody outside of its container reaches port ${port}`,
    hint: 'Have it listen on 0.0.0.0 or ::, which many programs take from HOST.',
    outside: false,
  };
}

function elsewhere(listens: readonly Listening[], taken: boolean, port = 0, seconds = 0): Failed {
  if (taken && listens.length === 0) {
    const [what, hint] = OF_LOG['address-taken']('');
    return { cause: 'address-taken', what, hint, outside: true };
  }
  if (listens.length === 0) {
    return {
      cause: 'nothing-listens',
      what: `did not listen on port ${port} within ${seconds} seconds`,
      hint: 'Its log is above. If it does not serve, leave out `ports` in the spec file; if it needs longer, say `verify: false`.',
      outside: false,
    };
  }
  const ports = [...new Set(listens.map((each) => each.port))].join(', ');
  return {
    cause: 'other-port',
    what: `listens on port ${ports}, not on ${port}`,
    hint: `Have it listen where PORT says, or say \`ports: [${listens[0]?.port ?? port}]\` under \`runtime\` in the spec file.`,
    outside: false,
  };
}

function badAnswer(status: number, { path = '/', port }: Expected, log: ReturnType<typeof causeInLog>): Failed {
  if (log?.kind === 'database' || log?.kind === 'missing-variable') {
    const [what, hint] = OF_LOG[log.kind](log.what ?? '');
    return {
      cause: log.kind,
      what: `answers ${path} with ${status}, since it ${what}`,
      hint,
      line: log.line,
      outside: true,
    };
  }
  if (status < 100) {
    return {
      cause: 'no-answer',
      what: `takes connections on port ${port ?? 0} and does not answer ${path}`,
      hint: 'Its log is above: it may wait for something, or speak another protocol than HTTP.',
      outside: false,
    };
  }
  return {
    cause: 'unhealthy',
    what: `answers ${path} with ${status}`,
    hint: 'Its log is above. Name another endpoint with `health` under `runtime` in the spec file, or leave it out.',
    // It runs: another endpoint may have been meant, and a dependency that is not there is told so.
    outside: status < 500 || status === 503,
  };
}
