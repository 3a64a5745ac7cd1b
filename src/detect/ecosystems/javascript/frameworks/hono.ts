import type { Framework } from '../../../core/framework.ts';

export const hono: Framework = {
  id: 'hono',
  ecosystem: 'javascript',
  dependencies: ['hono'],
  // The default of `serve` in @hono/node-server, and of Bun's own server.
  port: 3000,
  handlesOnly: true,
};
