import type { Framework } from '../../../core/framework.ts';

export const elysia: Framework = {
  id: 'elysia',
  ecosystem: 'javascript',
  dependencies: ['elysia'],
  port: 3000,
  handlesOnly: true,
};
