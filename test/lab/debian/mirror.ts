import { runCommand } from '../commands.ts';
import { LabError } from '../errors.ts';

export type DebianMirror = {
  /** Address of the archive, with the slash at its end. */
  uri: string;
  /** What apt is told to use as an HTTP proxy; empty when there is none. */
  proxy: string;
};

/** A release by its name or by its rank; suites of updates have a dash in theirs. */
const releaseName = /^[a-z]+$/;

/**
 * The Debian archive among the sources of an apt, one `URI release component` a line: it has the component main of a release,
 * as others may have too, and lies at a path of that name, as others don't.
 */
export function archiveAmong(sources: string): string | undefined {
  const uris = sources
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, release = '', component]) => component === 'main' && releaseName.test(release))
    .map(([uri = '']) => uri);
  return uris.find((uri) => uri.endsWith('/debian/')) ?? uris[0];
}

/**
 * The Debian archive that this machine's apt uses: it carries every suite, so a newer one is reached there as well.
 * @throws LabError `lab-unsupported` when apt has no such source.
 */
export async function debianMirror(): Promise<DebianMirror> {
  // Without the release files, which a fresh machine doesn't have yet, apt knows no more than what its sources say.
  const format = ['--format', '$(REPO_URI) $(RELEASE) $(COMPONENT)', 'Created-By: Packages'];
  const listed = await runCommand([
    'apt-get',
    'indextargets',
    '-o',
    'APT::Get::IndexTargets::ReleaseInfo=false',
    ...format,
  ]);
  const uri = archiveAmong(listed.toString());
  if (uri === undefined) {
    throw new LabError(
      'lab-unsupported',
      'apt on this machine has no source with the main packages of a Debian release',
      {
        hint: 'Add one to /etc/apt/sources.list.d, or use a machine with Docker.',
      },
    );
  }
  const proxy = await runCommand(['apt-config', 'dump', '--format', '%v', 'Acquire::http::Proxy']);
  return { uri, proxy: proxy.toString().trim() };
}

/** Environment for programs that read the proxy from there, as debootstrap does. */
export function mirrorEnvironment(mirror: DebianMirror): Record<string, string> {
  return mirror.proxy === '' ? {} : { http_proxy: mirror.proxy };
}
