import type { UniversalBuild } from '../schema/universal-build.ts';
import { AIDE_PATH, needsInit } from './aide/uses.ts';
import { healthCheck } from './health-check.ts';
import type { ImageConfig } from './image-plan.ts';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/** nginx and php-fpm finish their requests on SIGQUIT and drop them on SIGTERM; everything else expects SIGTERM. */
const GRACEFUL_QUIT = new Set(['nginx', 'php-fpm']);

/** The configuration of the image; maps and lists are sorted where their order means nothing. */
export function imageConfig(
  build: UniversalBuild,
  platform: { readonly os: string; readonly architecture: string },
  labels: Readonly<Record<string, string>>,
  sourceDateEpoch: number,
): ImageConfig {
  const { runtime } = build;
  const env: Record<string, string> = { PATH, SSL_CERT_FILE: CA_BUNDLE, ...runtime.env };
  const program = runtime.command[0]?.split('/').at(-1) ?? '';
  const check = healthCheck(build);
  return {
    architecture: platform.architecture,
    os: platform.os,
    created: new Date(sourceDateEpoch * 1000).toISOString().replace('.000Z', 'Z'),
    config: {
      User: runtime.user,
      ExposedPorts: Object.fromEntries([...runtime.ports].sort((a, b) => a - b).map((port) => [`${port}/tcp`, {}])),
      Env: Object.entries(env)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${key}=${value}`),
      Entrypoint:
        runtime.command.length > 0 && needsInit(build) ? [AIDE_PATH, 'init', ...runtime.command] : runtime.command,
      WorkingDir: runtime.workdir,
      Labels: labels,
      StopSignal: GRACEFUL_QUIT.has(program) ? 'SIGQUIT' : 'SIGTERM',
      ...(check === undefined ? {} : { Healthcheck: check }),
    },
  };
}
