import { createHash } from 'node:crypto';
import { openClient, type CredentialsProvider } from '../buildkit/index.ts';
import { buildImage, type BuildRequest } from '../pipeline/build.ts';
import { explainBuildFailure } from '../pipeline/explain-failure.ts';
import { planStage, type LineOutside } from '../pipeline/line.ts';
import type { OutputSpec } from '../pipeline/outputs.ts';
import { normalisePlatforms } from '../pipeline/platform.ts';
import type { BuildReport } from '../pipeline/report.ts';
import type { LineSettings } from '../pipeline/settings.ts';
import { parseTags } from '../pipeline/tags.ts';
import type { Change } from '../progress/steps.ts';
import { RegistryClient } from '../registry/client.ts';
import { contextSource } from './context-source.ts';
import { dockerCredentials } from './docker-config.ts';

/** What a face was told about the build itself, besides the settings of the line. */
export interface BuildWishes {
  readonly tags: readonly string[];
  readonly push: boolean;
  readonly load: boolean;
  readonly outputs: readonly OutputSpec[];
  readonly attestations: BuildRequest['attestations'];
  /** Address of BuildKit; without one it is searched for. */
  readonly buildkit?: string;
}

export interface BuildSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onNotice: (message: string, location?: { readonly file: string; readonly line?: number }) => void;
  readonly onWarning: (message: string) => void;
  readonly onProgress: (changes: readonly Change[]) => void;
  /** Asked after the Docker configuration. */
  readonly fallbackCredentials?: CredentialsProvider;
}

/** The whole line, from a repository to a report. */
export async function runBuildLine(
  settings: LineSettings,
  outside: LineOutside,
  wishes: BuildWishes,
  surroundings: BuildSurroundings,
): Promise<BuildReport> {
  const { environment, signal, onWarning } = surroundings;
  const tags = parseTags(wishes.tags);
  const client = await outside.stopwatch
    .measure('connect', () => openClient({ address: wishes.buildkit, environment, signal }))
    .catch((error: unknown) => {
      throw explainBuildFailure(error);
    });
  try {
    const platforms = settings.platforms.length > 0 ? settings.platforms : ownPlatform(client.info.platforms, outside);
    const planned = await planStage({ ...settings, platforms }, outside);
    for (const { message, location } of planned.notices) surroundings.onNotice(message, location);
    for (const { message } of planned.warnings) onWarning(message);
    const credentials = withFallback(dockerCredentials(environment, onWarning), surroundings.fallbackCredentials);
    const registry = new RegistryClient({ fetch, credentials: (host) => credentials(host, signal), signal });
    const request: BuildRequest = {
      ...wishes,
      planned,
      tags,
      context: contextSource(settings.context),
      sharedKey: createHash('sha256').update(settings.context).digest('hex').slice(0, 32),
      toolVersion: outside.toolVersion,
      ...(settings.caCertificates === undefined ? {} : { caCertificates: settings.caCertificates }),
    };
    const { stopwatch } = outside;
    const { onProgress } = surroundings;
    return await buildImage(request, { client, registry, credentials, onProgress, onWarning, stopwatch, signal });
  } finally {
    client.close();
  }
}

/** The first platform that the daemon names is its machine's own. */
function ownPlatform(offered: readonly string[], outside: LineOutside): readonly string[] {
  const [first] = offered;
  return first === undefined ? [outside.defaultPlatform] : normalisePlatforms([first]);
}

function withFallback(first: CredentialsProvider, second: CredentialsProvider | undefined): CredentialsProvider {
  return async (host, signal) => (await first(host, signal)) ?? (await second?.(host, signal));
}
