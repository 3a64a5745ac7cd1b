import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_PAGES } from './order.ts';
import { settingIn } from './config-value.ts';
import { below, healthFile } from './route-files.ts';

const CONFIG = ['astro.config.mjs', 'astro.config.ts', 'astro.config.js', 'astro.config.cjs'] as const;

export const astro: JavascriptFramework = {
  id: 'astro',
  before: ['angular', ...BEHIND_PAGES],
  dependencies: ['astro'],
  buildTime: true,
  port: 4321,
  readsPort: true,
  buildEnv: { ASTRO_TELEMETRY_DISABLED: '1' },
  typesCommand: ['astro', 'sync'],
  buildCommand: ['astro', 'build'],
  runtimeEnv: { HOST: '0.0.0.0' },
  healthEndpoints: (view) =>
    below(
      settingIn(view, 'base', CONFIG),
      healthFile(
        view,
        [
          ['src/pages/*', '/*'],
          ['src/pages/api/*', '/api/*'],
        ],
        ['.ts', '.js'],
      ),
    ),
  output(view) {
    const config = view.config(...CONFIG);
    const text = config?.text ?? '';
    const directory = /\boutDir\s*:\s*['"`]\.?\/?([^'"`]+?)\/?['"`]/.exec(text)?.[1] ?? 'dist';
    // An adapter makes a server out of the pages that ask for it; without one everything is prerendered.
    const adapter = /@astrojs\/node/.exec(text);
    if (config !== undefined && adapter !== null) {
      return {
        kind: 'server',
        command: ['node', `${directory}/server/entry.mjs`],
        because: 'the Node adapter is configured',
        location: config.where(adapter.index),
      };
    }
    return {
      kind: 'static',
      directory,
      singlePage: false,
      because: 'without an adapter Astro writes static files',
      ...(config === undefined ? {} : { location: { file: config.where(0).file } }),
    };
  },
};
