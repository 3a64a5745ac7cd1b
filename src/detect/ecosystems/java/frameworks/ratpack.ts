import type { Framework } from '../../../core/framework.ts';

export const ratpack: Framework = {
  id: 'ratpack',
  ecosystem: 'java',
  dependencies: ['io.ratpack:*'],
  port: 5050,
};
