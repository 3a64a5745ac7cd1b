import { BuildkitError, type Client, type Gateway } from '../buildkit/index.ts';
import type { Call } from '../options/call.ts';
import { StepTracker } from '../report/steps.ts';
import { AipackError, type SourceLocation } from '../schema/errors.ts';
import { asObject, parseJsonObject } from '../untrusted/json.ts';
import type { DockerfileRequest } from './build-dockerfile.ts';
import type { BuildTools } from './build-request.ts';
import { explainBuildFailure } from './explain-failure.ts';
import { WITHOUT_ATTESTATIONS } from './passes.ts';
import { solveOptions } from './solve-options.ts';

type CallRequest = Pick<
  DockerfileRequest,
  | 'dockerfile'
  | 'insecureRegistries'
  | 'locals'
  | 'ociLayouts'
  | 'options'
  | 'platforms'
  | 'secrets'
  | 'sharedKey'
  | 'ssh'
>;

/** What a frontend says of a Dockerfile. */
export interface CallAnswer {
  readonly text: string;
  /** Whether it says that something is wrong. */
  readonly failed: boolean;
  /** What a check found. */
  readonly warnings: readonly { readonly message: string; readonly location?: SourceLocation }[];
}

type Answer = ReadonlyMap<string, Uint8Array>;

const CAPS = 'frontend.caps';
const CHECK = 'frontend.lint';
const NO_CACHES = { imports: [], exports: [] };
/** A Dockerfile has one warning a line at most that is worth an annotation. */
const MOST_WARNINGS = 100;

/**
 * Asks the frontend of a Dockerfile something, and builds nothing.
 * @throws AipackError FEATURE_UNSUPPORTED where the frontend doesn't know the question, BUILD_FAILED…
 */
export async function callDockerfile(
  call: Call,
  request: CallRequest,
  tools: BuildTools & { readonly client: Client },
): Promise<CallAnswer> {
  const { dockerfile, locals, ociLayouts, options, platforms } = request;
  const caps = options.attributes[CAPS];
  const attributes = {
    ...options.attributes,
    filename: dockerfile.name,
    ...(platforms.length === 0 ? {} : { platform: platforms.join(',') }),
    requestid: call.request,
    // A frontend that knows no questions would build.
    [CAPS]: `${caps === undefined ? '' : `${caps},`}moby.buildkit.frontend.subrequests+forward`,
  };
  let answer: Answer = new Map();
  const ask = async (gateway: Gateway): Promise<{ platforms: [] }> => {
    answer = await answerTo(call, gateway, attributes, tools.onWarning);
    return { platforms: [] };
  };
  const parts = {
    locals,
    ociLayouts,
    exporters: [],
    choice: WITHOUT_ATTESTATIONS,
    cacheExports: [],
    source: {},
    platforms,
  };
  const solve = solveOptions({ ...request, caches: NO_CACHES }, tools, new StepTracker(), parts);
  try {
    await tools.client.build({ ...solve, internal: true }, ask);
  } catch (error) {
    throw isUnknown(error) ? unsupported(call) : explainBuildFailure(error);
  }
  return answerOf(call, answer, dockerfile.label);
}

/**
 * What the frontend answers; where a Dockerfile names one that has no answer, what the daemon's own has to say of what the file has, as with
 * buildx. Problems of a file are not looked for by another frontend than its own.
 * @throws BuildkitError for a question that neither knows
 */
async function answerTo(
  call: Call,
  gateway: Gateway,
  attributes: Readonly<Record<string, string>>,
  onWarning: (message: string) => void,
): Promise<Answer> {
  const ask = async (more?: Readonly<Record<string, string>>): Promise<Answer> => {
    const { metadata } = await gateway.frontend('dockerfile.v0', { ...attributes, ...more });
    // One that doesn't know that it was asked has built.
    if (metadata.has('result.json') || metadata.has('result.txt')) return metadata;
    throw unsupported(call);
  };
  try {
    return await ask();
  } catch (error) {
    if (!isUnknown(error) || call.request === CHECK) throw error;
    // With a command line, the frontend takes itself for the one that the file names.
    const answer = await ask({ cmdline: '' });
    onWarning(
      `The frontend that the Dockerfile names has no answer to ${call.request}: what BuildKit's own says is told.`,
    );
    return answer;
  }
}

/** Whether a frontend doesn't know a question, or that there are any. */
function isUnknown(error: unknown): boolean {
  if (error instanceof AipackError) return error.problems[0]?.code === 'FEATURE_UNSUPPORTED';
  return (
    error instanceof BuildkitError && /unsupported (?:request frontend\.|frontend capability )/.test(error.message)
  );
}

function answerOf({ format, ignoreStatus, request }: Call, metadata: Answer, file: string): CallAnswer {
  const read = (key: string): string => Buffer.from(metadata.get(key) ?? []).toString('utf8');
  const status = read('result.statuscode');
  const found = parseJsonObject(metadata.get('result.json') ?? Buffer.from('{}')) ?? {};
  const warnings = Array.isArray(found.warnings) ? found.warnings.slice(0, MOST_WARNINGS) : [];
  const clean = request === CHECK && found.error === undefined && warnings.length === 0;
  const text = read(format === 'json' ? 'result.json' : 'result.txt').trim();
  return {
    text: clean && format === 'text' ? 'Check complete, no warnings found.' : text,
    failed: !ignoreStatus && status !== '' && status !== '0',
    warnings: warnings.map((warning) => warningOf(warning, file)),
  };
}

function warningOf(value: unknown, file: string): CallAnswer['warnings'][number] {
  const { description, detail, location, ruleName } = asObject(value) ?? {};
  const ranges = asObject(location)?.ranges;
  const line = asObject(asObject(Array.isArray(ranges) ? ranges[0] : undefined)?.start)?.line;
  const words = [detail, description].find((each) => typeof each === 'string' && each !== '');
  const message = `${typeof ruleName === 'string' ? `${ruleName}: ` : ''}${typeof words === 'string' ? words : 'a warning'}`;
  return { message, location: { file, ...(typeof line === 'number' ? { line } : {}) } };
}

/** @returns the failure of a step whose Dockerfile has something wrong */
export function checkFailed({ text, warnings }: CallAnswer): AipackError {
  const count = warnings.length;
  const found =
    count === 0 ? (text.split('\n')[0] ?? '') : `${count} ${count === 1 ? 'warning has' : 'warnings have'} been found`;
  return new AipackError({
    code: 'CHECK_FAILED',
    message: `The Dockerfile was checked: ${found}`,
    hint: 'Mend what is listed above, or let it pass with `# check=skip=RULE` in the Dockerfile or ignorestatus=true.',
  });
}

function unsupported({ request }: Call): AipackError {
  return new AipackError({
    code: 'FEATURE_UNSUPPORTED',
    message: `The Dockerfile frontend has no answer to ${request}`,
    hint: 'It is the one that the # syntax line of the file names, else the one of BuildKit, which checks Dockerfiles from 0.14 on; `# syntax=docker/dockerfile:1` has the newest.',
  });
}
