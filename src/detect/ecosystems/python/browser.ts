import type { Project } from '../../core/project.ts';
import { asWritten, sh } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';
import type { PythonDependency } from './dependencies.ts';
import { VENV } from './environment.ts';

/** What makes a library find the browser of the system. */
export interface BrowserParts {
  readonly commands: readonly BuildCommand[];
  readonly env: Readonly<Record<string, string>>;
}

/** Libraries that look for a browser of their own download, by the program that says where. */
const LIBRARIES = ['playwright', 'patchright'];

const FOLDER = `${VENV}/browsers`;

/** Where releases of Playwright have the program in the folder of a browser, with and without a window, by release and processor. */
const PROGRAMS =
  'chrome-linux/chrome chrome-linux/headless_shell chrome-linux64/chrome chrome-headless-shell-linux64/chrome-headless-shell';

/**
 * Links the system's Chromium to where Playwright looks: it has no variable for the path of a browser, and the one that it would download
 * needs libraries that only the system's brings. Which folder that is, each release says itself.
 */
export function browserParts(
  project: Project,
  dependencies: ReadonlyMap<string, PythonDependency>,
  installed: ReadonlySet<string>,
): BrowserParts {
  const library = LIBRARIES.find((name) => installed.has(name));
  if (library === undefined || !project.catalog.has('chromium')) return { commands: [], env: {} };
  const location = dependencies.get(library)?.location;
  project.decide(
    'browser',
    '/usr/bin/chromium',
    `${library} finds no browser of the system unless it is linked`,
    location,
  );
  project.notice(
    'BROWSER_ELSEWHERE',
    `${library} drives the system's Chromium, which is linked to where it looks for its own; of other browsers the image has none, and where a version does not fit, launch it with executable_path="/usr/bin/chromium"`,
    location,
  );
  const env = { PLAYWRIGHT_BROWSERS_PATH: FOLDER, PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS: '1' };
  const places = asWritten(String.raw`sed -n 's/^ *Install location: *\(.*chromium.*\)$/\1/p'`);
  const link = asWritten(
    `while read -r at; do for name in ${PROGRAMS}; do mkdir -p "$at/\${name%/*}" && ln -sf /usr/bin/chromium "$at/$name"; done; done`,
  );
  return {
    commands: [
      {
        run: sh`PLAYWRIGHT_BROWSERS_PATH=${FOLDER} ${VENV}/bin/${library} install --dry-run chromium | ${places} | ${link}`,
        inputs: [],
        name: 'link the browser to where it is looked for',
      },
    ],
    env,
  };
}
