import type { Framework } from './framework.ts';

export const salvo: Framework = {
  id: 'salvo',
  ecosystem: 'rust',
  dependencies: ['salvo'],
  port: 5800,
};
