import type { Framework } from '../../../core/framework.ts';

export const actixWeb: Framework = {
  id: 'actix-web',
  ecosystem: 'rust',
  dependencies: ['actix-web'],
  port: 8080,
};
