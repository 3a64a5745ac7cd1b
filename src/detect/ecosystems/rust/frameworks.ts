import { inOrder } from '../../core/order.ts';
import type { RustFramework } from './framework.ts';

export const RUST_FRAMEWORKS: readonly RustFramework[] = inOrder([
  { id: 'actix-web', before: ['poem'], dependencies: ['actix-web'], port: 8080 },
  { id: 'axum', before: ['actix-web'], dependencies: ['axum'], port: 3000 },
  { id: 'poem', dependencies: ['poem'], port: 3000 },
  {
    id: 'rocket',
    before: ['axum'],
    dependencies: ['rocket'],
    port: 8000,
    // Rocket listens on the loopback interface unless its configuration says otherwise.
    env: (port) => ({ ROCKET_ADDRESS: '0.0.0.0', ROCKET_PORT: String(port) }),
  },
  { id: 'salvo', dependencies: ['salvo'], port: 5800 },
  { id: 'warp', dependencies: ['warp'], port: 3030 },
]);
