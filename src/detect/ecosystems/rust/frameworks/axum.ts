import type { Framework } from '../../../core/framework.ts';

export const axum: Framework = {
  id: 'axum',
  ecosystem: 'rust',
  dependencies: ['axum'],
  port: 3000,
};
