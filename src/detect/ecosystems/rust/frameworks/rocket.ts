import type { Framework } from '../../../core/framework.ts';

export const rocket: Framework = {
  id: 'rocket',
  ecosystem: 'rust',
  dependencies: ['rocket'],
  port: 8000,
  // Rocket listens on the loopback interface unless its configuration says otherwise.
  runtimeEnv: (_, port) => ({ ROCKET_ADDRESS: '0.0.0.0', ROCKET_PORT: String(port) }),
};
