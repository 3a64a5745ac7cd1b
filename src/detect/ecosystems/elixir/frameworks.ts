import { inOrder } from '../../core/order.ts';
import type { ElixirFramework } from './framework.ts';

export const ELIXIR_FRAMEWORKS: readonly ElixirFramework[] = inOrder([
  {
    id: 'phoenix',
    // It stands on Plug.
    before: ['plug'],
    dependencies: ['phoenix'],
    port: 4000,
    readsPort: true,
    // A release serves only when it is told to.
    env: { PHX_SERVER: 'true' },
  },
  { id: 'plug', dependencies: ['plug_cowboy', 'bandit', 'plug'], port: 4000 },
]);
