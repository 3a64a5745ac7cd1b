import type { JavascriptFramework, Output } from '../framework.ts';
import { BEHIND_NITRO } from './order.ts';
import { healthFile } from './route-files.ts';

export const nitro: JavascriptFramework = {
  id: 'nitro',
  before: BEHIND_NITRO,
  dependencies: ['nitropack', 'nitro'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['nitro', 'build'],
  healthEndpoints: (view) =>
    healthFile(
      view,
      ['', 'server/'].flatMap((base) => [
        [`${base}routes/*`, '/*'] as const,
        [`${base}routes/*.get`, '/*'] as const,
        [`${base}api/*`, '/api/*'] as const,
        [`${base}api/*.get`, '/api/*'] as const,
      ]),
    ),
  output: () => nitroOutput('Nitro'),
};

/** The server that Nitro makes, on its own or for a framework around it. */
export function nitroOutput(builder: string): Output {
  return {
    kind: 'server',
    command: ['node', '.output/server/index.mjs'],
    copy: [{ from: '.output', to: '.output' }],
    because: `${builder} builds a server that needs nothing else`,
  };
}
