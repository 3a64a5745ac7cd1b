import type { Framework } from '../../../core/framework.ts';

export const koa: Framework = {
  id: 'koa',
  ecosystem: 'javascript',
  dependencies: ['koa'],
  port: 3000,
  handlesOnly: true,
};
