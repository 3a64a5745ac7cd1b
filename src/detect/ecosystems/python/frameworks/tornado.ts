import type { Framework } from '../../../core/framework.ts';

export const tornado: Framework = {
  id: 'tornado',
  ecosystem: 'python',
  dependencies: ['tornado'],
  port: 8888,
};
