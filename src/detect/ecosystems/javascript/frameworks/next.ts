import { asRecord } from '../../../core/manifests/document.ts';
import type { JavascriptFramework, JavascriptView } from '../framework.ts';
import { bun } from '../managers/bun.ts';
import { npm, SHRINKWRAP } from '../managers/npm.ts';
import { pnpm } from '../managers/pnpm.ts';
import { yarn } from '../managers/yarn.ts';
import { buildEnvironment, settingIn, settingOf, type Setting } from './config-value.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { below, healthFile } from './route-files.ts';

const CONFIG = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs'] as const;

/** Where its pages lie: a package with none, and an entry file, is a library for such applications. */
const PAGES = ['app', 'pages', 'src/app', 'src/pages'];

export const next: JavascriptFramework = {
  id: 'nextjs',
  before: ['nuxt', ...BEHIND_APPLICATIONS],
  dependencies: ['next'],
  port: 3000,
  readsPort: true,
  buildEnv: { NEXT_TELEMETRY_DISABLED: '1' },
  buildCommand: ['next', 'build'],
  runtimeEnv: { HOSTNAME: '0.0.0.0', NEXT_TELEMETRY_DISABLED: '1' },
  startReads: CONFIG,
  entrypoint: ({ folder }) =>
    folder.json('package.json')?.get('main') === undefined || folder.existing(...CONFIG, ...PAGES).length > 0
      ? ['node', 'node_modules/next/dist/bin/next', 'start']
      : undefined,
  output(view) {
    const config = view.config(...CONFIG);
    if (config === undefined) return undefined;
    const env = buildEnvironment(view);
    const mode = settingOf(config.text, 'output', env);
    if (mode === undefined) return undefined;
    const location = config.where(mode.index);
    if (mode.value === 'export') {
      return {
        kind: 'static',
        directory: distFolder(config.text, env) ?? 'out',
        singlePage: false,
        because: 'the configuration exports static files',
        location,
      };
    }
    const switches = mode.value === 'standalone' ? {} : standaloneSwitches(view, config.text, mode, env);
    const place = switches === undefined ? undefined : tracedPlace(view, config.text);
    if (place === undefined) return undefined;
    const dist = distFolder(config.text, env) ?? '.next';
    return {
      kind: 'server',
      command: ['node', place === '' ? 'server.js' : `${place}/server.js`],
      copy: standaloneCopy(view, place, dist),
      ...(switches === undefined ? {} : { buildEnv: switches }),
      because: 'the configuration makes a standalone server',
      location,
    };
  },
  makes: (file) => /(?:^|\/)server\.js$/.test(file),
  healthEndpoints: (view) => below(settingIn(view, 'basePath', CONFIG), routeFile(view)),
};

function distFolder(config: string, env: Readonly<Record<string, string>>): string | undefined {
  const value = settingOf(config, 'distDir', env)?.value;
  return typeof value === 'string' ? value.replace(/^\.\//, '').replace(/\/$/, '') : undefined;
}

/**
 * The variables that make a configuration build the standalone server which a script of package.json starts; undefined where none
 * starts it, or where it takes more than variables.
 */
function standaloneSwitches(
  { folder }: JavascriptView,
  config: string,
  { index }: Setting,
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const scripts = Object.values(asRecord(folder.json('package.json')?.get('scripts')));
  const startsServer = (word: string): boolean => word.includes('standalone/') && word.includes('server.js');
  if (!scripts.some((line) => typeof line === 'string' && line.split(/\s+/).some(startsServer))) return undefined;
  const around = config.slice(Math.max(0, index - 200), index + 200);
  const named = around.matchAll(/\bprocess\.env\.(\w+)(?:\s*===?\s*['"`]([\w.-]+)['"`])?/g);
  const switches = Object.fromEntries([...named].map(([, name = '', value = 'true']) => [name, value]));
  return settingOf(config, 'output', { ...env, ...switches })?.value === 'standalone' ? switches : undefined;
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
