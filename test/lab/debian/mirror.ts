import { runCommand } from '../commands.ts';
import { LabError } from '../errors.ts';

export type DebianMirror = {
  /** Address of the archive, with the slash at its end. */
  uri: string;
  /** What apt is told to use as an HTTP proxy; empty when there is none. */
  proxy: string;
};

/**
 * The Debian archive that this machine's apt uses for its main packages: it carries every suite, so a newer one is reached there as well.
 * @throws LabError `lab-unsupported` when apt has no such source.
 */
export async function debianMirror(): Promise<DebianMirror> {
  const listed = await runCommand([
    'apt-get',
    'indextargets',
    '--format',
    '$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)',
    'Created-By: Packages',
  ]);
  const uris = listed
    .toString()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(
      ([, release, component, origin]) =>
        component === 'main' && (origin === 'Debian' || origin === '') && !(release ?? '').includes('-'),
    )
    .map(([uri]) => uri ?? '');
  const uri = uris[0];
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
