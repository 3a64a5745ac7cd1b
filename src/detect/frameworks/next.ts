import type { Framework, FrameworkView } from './framework.ts';

const CONFIG = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs'] as const;

export const next: Framework = {
  id: 'nextjs',
  ecosystem: 'javascript',
  dependencies: ['next'],
  port: 3000,
  readsPort: true,
  buildEnv: { NEXT_TELEMETRY_DISABLED: '1' },
  buildCommand: ['next', 'build'],
  runtimeEnv: () => ({ HOSTNAME: '0.0.0.0', NEXT_TELEMETRY_DISABLED: '1' }),
  entrypoint: () => ['node', 'node_modules/next/dist/bin/next', 'start'],
  output(view) {
    const config = view.config(...CONFIG);
    const match = /\boutput\s*:\s*['"`](?<mode>export|standalone)['"`]/.exec(config?.text ?? '');
    if (config === undefined || match === null) return undefined;
    const location = config.where(match.index);
    if (match.groups?.mode === 'export') {
      const directory = /\bdistDir\s*:\s*['"`]([^'"`]+)['"`]/.exec(config.text)?.[1] ?? 'out';
      return {
        kind: 'static',
        directory,
        singlePage: false,
        because: 'the configuration exports static files',
        location,
      };
    }
    // Inside a workspace the traced files keep their place below the workspace root, which the configuration decides.
    if (config.text.includes('outputFileTracingRoot')) return undefined;
    return {
      kind: 'server',
      command: ['node', 'server.js'],
      copy: standaloneCopy(view),
      because: 'the configuration makes a standalone server',
      location,
    };
  },
  healthEndpoints: (view) => routeFile(view),
};

function standaloneCopy(view: FrameworkView) {
  return [
    { from: '.next/standalone', to: '.' },
    { from: '.next/static', to: '.next/static' },
    ...(view.folder.hasFolder('public') ? [{ from: 'public', to: 'public' }] : []),
  ];
}

/** Routes are files: `app/api/health/route.ts` or `pages/api/health.ts`. */
function routeFile(view: FrameworkView) {
  for (const base of ['', 'src/']) {
    for (const name of ['health', 'healthz', 'healthcheck', 'ping', 'status']) {
      const candidates = [
        [`${base}app/api/${name}/route`, `/api/${name}`],
        [`${base}app/${name}/route`, `/${name}`],
        [`${base}pages/api/${name}`, `/api/${name}`],
        [`${base}pages/api/${name}/index`, `/api/${name}`],
      ] as const;
      for (const [stem, value] of candidates) {
        const file = view.folder.first(`${stem}.ts`, `${stem}.js`, `${stem}.tsx`);
        if (file !== undefined) return { value, because: 'this file is its route', location: view.folder.where(file) };
      }
    }
  }
  return undefined;
}
