import type { Framework } from '../../../core/framework.ts';

export const salvo: Framework = {
  id: 'salvo',
  ecosystem: 'rust',
  dependencies: ['salvo'],
  port: 5800,
};
