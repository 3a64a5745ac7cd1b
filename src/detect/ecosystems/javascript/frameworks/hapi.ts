import type { Framework } from '../../../core/framework.ts';

export const hapi: Framework = {
  id: 'hapi',
  ecosystem: 'javascript',
  dependencies: ['@hapi/hapi'],
  port: 3000,
  handlesOnly: true,
};
