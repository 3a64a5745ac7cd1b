import type { Framework } from '../../../core/framework.ts';

export const poem: Framework = {
  id: 'poem',
  ecosystem: 'rust',
  dependencies: ['poem'],
  port: 3000,
};
