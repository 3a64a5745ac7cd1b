import type { JavascriptFramework, JavascriptView, Output } from '../framework.ts';
import { settingIn } from './config-value.ts';
import { nitroOutput } from './nitro.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { below, healthFile } from './route-files.ts';

const CONFIG = ['nuxt.config.ts', 'nuxt.config.js', 'nuxt.config.mjs'] as const;

export const nuxt: JavascriptFramework = {
  id: 'nuxt',
  before: BEHIND_APPLICATIONS,
  dependencies: ['nuxt', 'nuxt3'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildEnv: { NUXT_TELEMETRY_DISABLED: '1' },
  typesCommand: ['nuxt', 'prepare'],
  buildCommand: ['nuxt', 'build'],
  runtimeEnv: { HOST: '0.0.0.0' },
  entrypoint: (view) => (isSecond(view) ? ['node', 'node_modules/nuxt/bin/nuxt.js', 'start'] : undefined),
  healthEndpoints: (view) =>
    below(
      // Other settings of this name are addresses of other servers.
      /\bapp\s*:\s*\{[^{}]{0,400}\bbaseURL\b/.test(view.config(...CONFIG)?.text ?? '')
        ? settingIn(view, 'baseURL', CONFIG)
        : undefined,
      healthFile(view, [
        ['server/api/*', '/api/*'],
        ['server/api/*.get', '/api/*'],
        ['server/routes/*', '/*'],
        ['server/routes/*.get', '/*'],
      ]),
    ),
  output(view) {
    if (isSecond(view)) return secondOutput(view);
    const config = view.config(...CONFIG);
    const preset = /\bpreset\s*:\s*['"`](?:static|github[-_]pages)['"`]/.exec(config?.text ?? '');
    const script = view.folder.json('package.json')?.get('scripts', 'build');
    const generates = typeof script === 'string' && /\bnuxi?t? generate\b/.test(script);
    if (preset !== null || generates) {
      return {
        kind: 'static',
        directory: '.output/public',
        singlePage: /\bssr\s*:\s*false\b/.test(config?.text ?? ''),
        because: generates ? 'the build script generates static files' : 'the configuration asks for static files',
        ...(config === undefined || preset === null ? {} : { location: config.where(preset.index) }),
      };
    }
    return nitroOutput('Nuxt');
  },
};

/** Nuxt 2 has a server of its own, and makes a site where its target is one or its build script generates it. */
function isSecond({ folder }: JavascriptView): boolean {
  const manifest = folder.json('package.json');
  const range = manifest?.get('dependencies', 'nuxt') ?? manifest?.get('devDependencies', 'nuxt');
  return typeof range === 'string' && /^[\^~=v]*2(?:\.|$)/.test(range);
}

function secondOutput(view: JavascriptView): Output | undefined {
  const script = view.folder.json('package.json')?.get('scripts', 'build');
  if (typeof script !== 'string' || !/\bnuxt generate\b/.test(script)) return undefined;
  return {
    kind: 'static',
    directory: 'dist',
    singlePage: /\bssr\s*:\s*false\b/.test(view.config(...CONFIG)?.text ?? ''),
    because: 'the build script generates static files',
  };
}
