import { expect } from '@jest/globals';
import type { Container } from '../lab/containers.ts';
import type { PushedImage } from './registry-image.ts';

/** How a runtime is asked who runs it: it writes into that user's home, then prints the name and the home. */
export const WHO = {
  node: [
    'node',
    '-e',
    `const os = require('os'), { username, homedir } = os.userInfo();
require('fs').writeFileSync(os.homedir() + '/own', '');
console.log(username, homedir)`,
  ],
  python: [
    'python3',
    '-c',
    `import getpass, os
home = os.path.expanduser("~")
open(home + "/own", "w").close()
print(getpass.getuser(), home)`,
  ],
  ruby: [
    'ruby',
    '-r',
    'etc',
    '-e',
    'File.write(File.join(Dir.home, "own"), ""); puts Etc.getpwuid.name + " " + Dir.home',
  ],
  shell: ['sh', '-c', 'touch ~/own && echo "$(id -un) $HOME"'],
} as const satisfies Record<string, readonly string[]>;

/** What Java says of its user, among other properties, on standard error. */
const JAVA = ['java', '-XshowSettings:properties', '-version'];

/**
 * The user that an image runs as has a name and a home of its own; and where a container and a runtime in it are given, it can
 * write there.
 */
export async function expectOwnHome(
  image: PushedImage,
  container?: Container,
  runtime?: keyof typeof WHO | 'java',
): Promise<void> {
  expect((await image.read('etc/passwd')).toString()).toMatch(/^nonroot:x:65532:65532:[^:\n]*:\/home\/nonroot:/m);
  expect((await image.read('etc/group')).toString()).toMatch(/^nonroot:x:65532:$/m);
  expect(image.files.get('home/nonroot')).toMatch(/^drwx\S* 65532\/65532 /);
  if (container === undefined || runtime === undefined) return;
  if (runtime === 'java') {
    const { stderr } = await container.exec(JAVA);
    expect(stderr).toMatch(/ user\.home = \/home\/nonroot$/m);
    expect(stderr).toMatch(/ user\.name = nonroot$/m);
    return;
  }
  const { stdout, stderr } = await container.exec(WHO[runtime]);
  expect({ said: stdout.trim(), stderr }).toEqual({ said: 'nonroot /home/nonroot', stderr: '' });
}
