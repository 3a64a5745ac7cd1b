import type { Framework } from '../../../core/framework.ts';

export const phoenix: Framework = {
  id: 'phoenix',
  ecosystem: 'elixir',
  dependencies: ['phoenix'],
  port: 4000,
};
