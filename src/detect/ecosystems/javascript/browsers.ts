import { pathWord, sh } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry } from '../../core/types.ts';
import type { Folder } from '../../core/folder.ts';

/** Where the links lie while building, and in the image. */
const MADE = '/root/browsers';
const PLACED = '/opt/browsers';
const CHROMIUM = '/usr/bin/chromium';

/** Environment that points browser packages at the system's browser instead of a download. */
export const BROWSER_ENV: Readonly<Record<string, string>> = {
  PUPPETEER_SKIP_DOWNLOAD: 'true',
  PUPPETEER_EXECUTABLE_PATH: CHROMIUM,
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: CHROMIUM,
};

/** What an image needs so that Playwright finds the system's browser: it takes no path from outside, and looks at one place. */
export interface BrowserLinks {
  readonly commands: readonly BuildCommand[];
  readonly copy: readonly CopyEntry[];
  readonly env: Readonly<Record<string, string>>;
}

export const NO_LINKS: BrowserLinks = { commands: [], copy: [], env: {} };

/**
 * Asks Playwright where it looks, and puts a link there; since release 1.49 it starts another program of the same revision where nobody
 * looks on, which has had two names.
 */
const SCRIPT = `const fs=require("fs"),{dirname:d,join:j}=require("path");const at=require(process.argv[1]).chromium.executablePath(),[,r]=/chromium-(\\d+)/.exec(at)||[];for(const p of[at,...["chrome-linux/headless_shell","chrome-headless-shell-linux64/chrome-headless-shell"].map((n)=>j("${MADE}","chromium_headless_shell-"+r,n))]){fs.mkdirSync(d(p),{recursive:true});fs.symlinkSync("${CHROMIUM}",p)}`;

/** Links for the package `name` of Playwright that a folder depends on; `here` is the service's folder. */
export function playwrightLinks(here: Folder, folder: Folder, name: string): BrowserLinks {
  const inside = folder.path === here.path ? sh`` : sh`cd ${pathWord(here.relative(folder.path))} && `;
  return {
    commands: [
      {
        run: sh`${inside}PLAYWRIGHT_BROWSERS_PATH=${MADE} node -e ${SCRIPT} ${name}`,
        inputs: [],
        name: 'link the browser to where Playwright looks',
      },
    ],
    copy: [{ from: MADE, to: PLACED }],
    env: { PLAYWRIGHT_BROWSERS_PATH: PLACED, PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS: '1' },
  };
}
