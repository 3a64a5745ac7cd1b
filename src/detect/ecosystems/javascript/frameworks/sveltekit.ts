import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { buildEnvironment, settingIn, settingOf } from './config-value.ts';
import { below, healthFile } from './route-files.ts';

const CONFIG = ['svelte.config.js', 'svelte.config.ts', 'svelte.config.mjs'] as const;
const DIRECTORY = /\b(?:out|pages)\s*:\s*['"`]([^'"`]+)['"`]/;

const ELSEWHERE = /@sveltejs\/adapter-(?:vercel|netlify|cloudflare)/;

/** The adapter decides what SvelteKit builds. */
export const sveltekit: JavascriptFramework = {
  id: 'sveltekit',
  before: BEHIND_APPLICATIONS,
  dependencies: ['@sveltejs/kit'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  typesCommand: ['svelte-kit', 'sync'],
  buildCommand: ['vite', 'build'],
  // The automatic adapter takes the Node one where it believes itself on Google's platform, and none at all elsewhere.
  buildEnv: { GCP_BUILDPACKS: 'true' },
  healthEndpoints: (view) =>
    below(
      settingIn(view, 'base', CONFIG),
      healthFile(view, [
        ['src/routes/*/+server', '/*'],
        ['src/routes/api/*/+server', '/api/*'],
      ]),
    ),
  elsewhere(view) {
    const config = view.config(...CONFIG);
    const adapter = ELSEWHERE.exec(config?.text ?? '');
    if (config === undefined || adapter === null || /adapter-(?:node|static)\b/.test(config.text)) return undefined;
    return {
      value: 'Use @sveltejs/adapter-node, or @sveltejs/adapter-static for pages alone.',
      because: `${adapter[0]} builds for its platform, and leaves nothing that starts elsewhere`,
      location: config.where(adapter.index),
    };
  },
  output(view) {
    const config = view.config(...CONFIG);
    const directory = DIRECTORY.exec(config?.text ?? '')?.[1] ?? 'build';
    const adapter = /@sveltejs\/adapter-(?<kind>\w+)/.exec(config?.text ?? '');
    const location = config === undefined || adapter === null ? {} : { location: config.where(adapter.index) };
    if (adapter?.groups?.kind === 'static') {
      const fallback =
        config === undefined ? undefined : settingOf(config.text, 'fallback', buildEnvironment(view))?.value;
      return {
        kind: 'static',
        directory,
        singlePage: fallback !== undefined,
        // Prerendered pages may be the index, beside the page that answers for all others.
        ...(typeof fallback === 'string' ? { fallback } : {}),
        because: 'the static adapter is configured',
        ...location,
      };
    }
    return {
      kind: 'server',
      command: ['node', directory],
      because:
        adapter?.groups?.kind === 'node'
          ? 'the Node adapter is configured'
          : adapter?.groups?.kind === 'auto'
            ? 'the automatic adapter takes the Node one, and installs it'
            : 'SvelteKit serves with Node',
      ...location,
    };
  },
};
