import type { JavascriptFramework, JavascriptView } from '../framework.ts';
import { bun } from '../managers/bun.ts';
import { npm, SHRINKWRAP } from '../managers/npm.ts';
import { pnpm } from '../managers/pnpm.ts';
import { yarn } from '../managers/yarn.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { healthFile } from './route-files.ts';

const CONFIG = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs'] as const;

export const next: JavascriptFramework = {
  id: 'nextjs',
  before: ['nuxt', ...BEHIND_APPLICATIONS],
  dependencies: ['next'],
  port: 3000,
  readsPort: true,
  buildEnv: { NEXT_TELEMETRY_DISABLED: '1' },
  buildCommand: ['next', 'build'],
  runtimeEnv: { HOSTNAME: '0.0.0.0', NEXT_TELEMETRY_DISABLED: '1' },
  entrypoint: () => ['node', 'node_modules/next/dist/bin/next', 'start'],
  output(view) {
    const config = view.config(...CONFIG);
    const match = /\boutput\s*:\s*['"`](?<mode>export|standalone)['"`]/.exec(config?.text ?? '');
    if (config === undefined || match === null) return undefined;
    const location = config.where(match.index);
    if (match.groups?.mode === 'export') {
      return {
        kind: 'static',
        directory: distFolder(config.text, 'out'),
        singlePage: false,
        because: 'the configuration exports static files',
        location,
      };
    }
    const place = tracedPlace(view, config.text);
    if (place === undefined) return undefined;
    return {
      kind: 'server',
      command: ['node', place === '' ? 'server.js' : `${place}/server.js`],
      copy: standaloneCopy(view, place, distFolder(config.text, '.next')),
      because: 'the configuration makes a standalone server',
      location,
    };
  },
  healthEndpoints: (view) => routeFile(view),
};

function distFolder(config: string, otherwise: string): string {
  return /\bdistDir\s*:\s*['"`](?:\.\/)?([^'"`]+?)\/?['"`]/.exec(config)?.[1] ?? otherwise;
}

/**
 * Where the server lies in the standalone folder: Next.js keeps places below the root that it traces files from. That is what
 * `outputFileTracingRoot` says, else the folder with the lock file: the root of the workspace, or the service itself.
 * Undefined when the configuration computes it, or another lock file above leaves it open.
 */
function tracedPlace(view: JavascriptView, config: string): string | undefined {
  const here = view.folder.path;
  if (!config.includes('outputFileTracingRoot')) {
    if (view.place !== undefined) return view.place;
    return LOCK_FILES.some((name) => lockedAbove(view, name)) ? undefined : '';
  }
  const value = /outputFileTracingRoot\s*:\s*([^\n]*)/.exec(config)?.[1] ?? '';
  const ups = value.match(/\.\.(?=[/'"`])/g)?.length ?? 0;
  const plain =
    /^(?:path\.)?(?:join|resolve)\(\s*(?:__dirname|import\.meta\.dirname|process\.cwd\(\))\s*(?:,\s*['"`]\.\.?(?:\/\.\.?)*\/?['"`]\s*)*\)|^(?:__dirname|process\.cwd\(\)|import\.meta\.dirname)\s*(?:,\s*)?$/;
  const parts = here === '.' ? [] : here.split('/');
  if (!plain.test(value.trim()) || ups > parts.length) return undefined;
  return parts.slice(parts.length - ups).join('/');
}

/** What Next.js looks for on its way up: all lock files but the one that npm publishes. */
const LOCK_FILES = [npm, yarn, pnpm, bun].flatMap(({ lockFiles }) => lockFiles).filter((name) => name !== SHRINKWRAP);

function lockedAbove({ folder }: JavascriptView, name: string): boolean {
  for (let current = folder; !current.isRoot;) {
    current = current.sub('..');
    if (current.has(name)) return true;
  }
  return false;
}

function standaloneCopy(view: JavascriptView, place: string, dist: string) {
  const below = place === '' ? '' : `${place}/`;
  return [
    { from: `${dist}/standalone`, to: '.' },
    { from: `${dist}/static`, to: `${below}${dist}/static` },
    ...(view.folder.hasFolder('public') ? [{ from: 'public', to: `${below}public` }] : []),
  ];
}

/** Routes are files: `app/api/health/route.ts` or `pages/api/health.ts`. */
function routeFile(view: JavascriptView) {
  return healthFile(
    view,
    ['', 'src/'].flatMap((base) => [
      [`${base}app/api/*/route`, '/api/*'] as const,
      [`${base}app/*/route`, '/*'] as const,
      [`${base}pages/api/*`, '/api/*'] as const,
      [`${base}pages/api/*/index`, '/api/*'] as const,
    ]),
  );
}
