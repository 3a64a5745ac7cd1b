import type { InstallationReport } from './build-report.ts';
import { megabytes } from './megabytes.ts';

/** How packages came into an image, in one line; undefined for an image that a Dockerfile says. */
export function describeInstallation(installation: InstallationReport | undefined): string | undefined {
  if (installation === undefined) return undefined;
  const { way, because, sent } = installation;
  if (way === 'apk') return `installed by apk: ${because}`;
  const bytes = sent === undefined ? '' : `, ${megabytes(sent.build + sent.runtime)} sent to BuildKit`;
  return `each a layer${bytes}`;
}
