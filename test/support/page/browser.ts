import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../../lab/commands.ts';
import { debianUnusable } from '../../lab/debian/debian-lab.ts';
import { installPackages } from '../../lab/debian/install.ts';

/** Headless browsers of one family, by the names that distributions and vendors give them. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
/** A browser without windows, and letters for it. */
const PACKAGES = ['chromium-headless-shell', 'fonts-dejavu-core'];
/** Milliseconds of the page's own clock that its scripts may take; the browser doesn't wait for them by ours. */
const PATIENCE = 30_000;

/** A browser that can be started, or why there is none. */
export type Browser = { readonly program: string } | { readonly because: string };

/** The browser of this machine, or the one that a bare Debian has among its packages. */
export async function ensureBrowser(environment: NodeJS.ProcessEnv): Promise<Browser> {
  const there = findBrowser(environment);
  if (there !== undefined) return { program: there };
  const unusable = debianUnusable();
  if (unusable !== undefined) return { because: `no Chromium is here, and none can be installed: ${unusable}` };
  try {
    const { PATH = '' } = environment;
    await installPackages(PACKAGES, { PATH, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' });
  } catch (error) {
    return { because: `Chromium can't be installed: ${error instanceof Error ? error.message : String(error)}` };
  }
  const installed = findBrowser(environment);
  return installed === undefined ? { because: 'the packages of Debian have no Chromium' } : { program: installed };
}

function findBrowser({ PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Opens a page that lies on disk, and gives what its document is once its scripts have run. */
export async function documentOf(browser: string, page: string, profile: string): Promise<string> {
  const bytes = await runCommand([browser, ...options(profile), '--dump-dom', `file://${page}`]);
  return bytes.toString('utf8');
}

/** The same as a picture of the given size. */
export async function photograph(
  browser: string,
  page: string,
  profile: string,
  { height, into, width }: { readonly into: string; readonly width: number; readonly height: number },
): Promise<void> {
  await runCommand([
    browser,
    ...options(profile),
    `--screenshot=${into}`,
    `--window-size=${width},${height}`,
    '--hide-scrollbars',
    '--disable-lcd-text',
    `file://${page}`,
  ]);
}

function options(profile: string): readonly string[] {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    '--headless',
    ...root,
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
    // A page may ask nobody: everything that it needs is in it.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${profile}`,
    `--virtual-time-budget=${PATIENCE}`,
  ];
}
