import { BuildkitError, type BuildkitErrorCode, type SourceQuote, messageOf } from './errors.ts';
import { type ErrorDetail, GrpcCode, GrpcError } from './grpc/status.ts';

export interface ExplainContext {
  /** The daemon's address, for messages. */
  readonly endpoint: string;
  /** The name under which progress shows a vertex. */
  readonly vertexName?: (digest: string) => string | undefined;
  /** A failure on this side that the daemon only repeats the text of. */
  readonly sessionFailure?: () => unknown;
}

interface Known {
  readonly pattern: RegExp;
  readonly code: BuildkitErrorCode;
  readonly hint: string;
}

/** Failures that daemons tell in words only, and what to do about each. The first that fits counts. */
const KNOWN: readonly Known[] = [
  {
    pattern: /no active session|session healthcheck failed|no local sources enabled/i,
    code: 'SESSION_LOST',
    hint: 'The daemon could not reach back to this process. Check that nothing between them cuts long connections.',
  },
  {
    pattern: /no space left on device|disk quota exceeded/i,
    code: 'DISK_FULL',
    hint: 'Free space where the daemon keeps its data, for example with docker builder prune or buildctl prune.',
  },
  {
    pattern: /toomanyrequests|429 Too Many Requests|rate limit/i,
    code: 'REGISTRY_RATE_LIMIT',
    hint: 'Log in to the registry, or use a mirror of it.',
  },
  {
    pattern: /entitlement .{0,200} is not allowed|is not allowed$/i,
    code: 'ENTITLEMENT_DENIED',
    hint: 'Start the daemon with --allow-insecure-entitlement for what the build asks for, or build without it.',
  },
  {
    pattern: /received message larger than max/i,
    code: 'UNSUPPORTED',
    hint: 'The graph is larger than the daemon takes: give it large files as a local source instead of writing them into the graph.',
  },
  {
    pattern:
      /unknown API capability|requested experimental feature .{0,200} has been disabled|could not be found.{0,200}exporter|exporter .{0,200} could not be found|does not currently support exporting|unsupported compatibility-version/i,
    code: 'UNSUPPORTED',
    hint: 'This daemon, or its way of storing images, lacks what the build asks for; use a newer BuildKit.',
  },
  {
    pattern:
      /insufficient_scope|pull access denied|authorization failed|401 Unauthorized|403 Forbidden|denied: |unauthorized: |no basic auth credentials/i,
    code: 'REGISTRY_DENIED',
    hint: 'Check the name of the image, and log in to its registry with an account that may pull or push it.',
  },
  {
    pattern: /server gave HTTP response to HTTPS client/i,
    code: 'REGISTRY_DENIED',
    hint: 'The registry answers without TLS. If it is meant to: name it as insecure (`insecure-registries`, --insecure-registry) where it is pushed to, and give it `http = true` in buildkitd.toml where it is pulled from.',
  },
  {
    pattern: /x509: |tls: |certificate signed by unknown authority/i,
    code: 'TLS_FAILED',
    hint: "Make the registry's CA known to the daemon, or mark the registry as insecure in the daemon's configuration.",
  },
  {
    pattern: /no match for platform|: not found|manifest unknown|name unknown/i,
    code: 'SOURCE_NOT_FOUND',
    hint: 'Check the name, tag and platform of the image, or the path that is copied.',
  },
  {
    pattern:
      /dial tcp|no such host|connection refused|i\/o timeout|failed to do request|network is unreachable|connection reset by peer/i,
    code: 'REGISTRY_UNREACHABLE',
    hint: 'The daemon, not this machine, must reach the registry: check its network, DNS and proxy.',
  },
];

const exitHints: Readonly<Record<number, string>> = {
  126: 'The command was found but may not be executed: check its mode.',
  127: 'The command was not found in the image: check its name, and the packages that are installed.',
  137: 'The command was killed, most often because memory ran out.',
};

/** Turns whatever a call failed with into the one kind of error that this library throws. */
export function explain(error: unknown, context: ExplainContext): BuildkitError {
  if (error instanceof BuildkitError) return error;
  if (!(error instanceof GrpcError)) return new BuildkitError('RPC_FAILED', messageOf(error), { cause: error });
  if (error.connectionLost) {
    return new BuildkitError(
      'CONNECTION_LOST',
      `The connection to BuildKit at ${context.endpoint} was lost: ${error.message}`,
      {
        hint: "See whether the daemon still runs, and its log if it doesn't.",
        cause: error,
      },
    );
  }
  if (error.code === GrpcCode.CANCELLED)
    return new BuildkitError('CANCELLED', 'The build was cancelled', { cause: error });
  const local = context.sessionFailure?.();
  if (local instanceof BuildkitError && error.message.includes(local.message.slice(0, 100))) return local;
  return explainSolve(error, context);
}

function explainSolve(error: GrpcError, context: ExplainContext): BuildkitError {
  const vertex = vertexOf(error.details, context);
  const details = { cause: error, vertex, source: sourceOf(error.details) };
  const exitCode = exitCodeOf(error);
  if (exitCode !== undefined) {
    return new BuildkitError('EXEC_FAILED', error.message, { ...details, exitCode, hint: exitHints[exitCode] });
  }
  if (/exec format error/i.test(error.message)) {
    const hint = 'The command is for another platform, and the daemon has no emulation for it (binfmt, QEMU).';
    return new BuildkitError('EXEC_FAILED', error.message, { ...details, hint });
  }
  const found = KNOWN.find(({ pattern }) => pattern.test(error.message));
  if (found !== undefined) return new BuildkitError(found.code, error.message, { ...details, hint: found.hint });
  const code = error.code === GrpcCode.UNKNOWN || error.details.length > 0 ? 'SOLVE_FAILED' : 'RPC_FAILED';
  return new BuildkitError(code, error.message, details);
}

function detailOf(details: readonly ErrorDetail[], type: string): Readonly<Record<string, unknown>> | undefined {
  const value = details.find((detail) => detail.type === type || detail.type.endsWith(`.${type}`))?.value;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** JSON keys differ in case between versions. */
function read(object: Readonly<Record<string, unknown>> | undefined, key: string): unknown {
  if (object === undefined) return undefined;
  return Object.entries(object).find(([name]) => name.toLowerCase() === key)?.[1];
}

function vertexOf(
  details: readonly ErrorDetail[],
  context: ExplainContext,
): { digest: string; name?: string } | undefined {
  const digest = read(detailOf(details, 'Vertex'), 'digest');
  if (typeof digest !== 'string') return undefined;
  const name = context.vertexName?.(digest);
  return name === undefined ? { digest } : { digest, name };
}

function exitCodeOf({ details, message }: GrpcError): number | undefined {
  const told = read(detailOf(details, 'ExitMessage'), 'code');
  if (typeof told === 'number') return told;
  const text = /did not complete successfully: exit code: (\d+)/.exec(message)?.[1];
  return text === undefined ? undefined : Number(text);
}

function sourceOf(details: readonly ErrorDetail[]): SourceQuote | undefined {
  const source = detailOf(details, 'Source');
  const info = read(source, 'info') as Readonly<Record<string, unknown>> | undefined;
  const filename = read(info, 'filename');
  if (typeof filename !== 'string') return undefined;
  const [data, language, ranges] = [read(info, 'data'), read(info, 'language'), read(source, 'ranges')];
  return {
    filename,
    ...(typeof language === 'string' && { language }),
    ...(typeof data === 'string' && { data: Buffer.from(data, 'base64') }),
    ranges: Array.isArray(ranges) ? ranges.map(rangeOf) : [],
  };
}

function rangeOf(range: unknown): SourceQuote['ranges'][number] {
  const position = (key: string): { line: number; character: number } => {
    const at = read(range as Readonly<Record<string, unknown>>, key) as Readonly<Record<string, unknown>> | undefined;
    return { line: Number(read(at, 'line') ?? 0), character: Number(read(at, 'character') ?? 0) };
  };
  return { start: position('start'), end: position('end') };
}
