import type { Framework } from '../../../core/framework.ts';

export const strapi: Framework = {
  id: 'strapi',
  ecosystem: 'javascript',
  dependencies: ['@strapi/strapi'],
  port: 1337,
  readsPort: true,
  buildCommand: ['strapi', 'build'],
  // Strapi keeps its own health route, which answers 204.
  healthEndpoints: () => ({ value: '/_health', because: 'Strapi serves it by default' }),
  runtimeEnv: () => ({ HOST: '0.0.0.0' }),
};
