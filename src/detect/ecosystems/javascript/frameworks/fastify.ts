import type { Framework } from '../../../core/framework.ts';

export const fastify: Framework = {
  id: 'fastify',
  ecosystem: 'javascript',
  dependencies: ['fastify'],
  port: 3000,
  handlesOnly: true,
};
