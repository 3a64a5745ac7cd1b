import type { Framework } from '../../../core/framework.ts';

export const plug: Framework = {
  id: 'plug',
  ecosystem: 'elixir',
  dependencies: ['plug_cowboy', 'bandit', 'plug'],
  port: 4000,
};
