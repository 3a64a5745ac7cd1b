import type { Framework } from '../../../core/framework.ts';

export const aiohttp: Framework = {
  id: 'aiohttp',
  ecosystem: 'python',
  dependencies: ['aiohttp'],
  // The package is a client as well as a server: a port is only assumed where the source shows a server.
  clientToo: true,
  port: 8080,
};
