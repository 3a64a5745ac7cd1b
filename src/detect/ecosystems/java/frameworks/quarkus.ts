import type { Framework } from '../../../core/framework.ts';

export const quarkus: Framework = {
  id: 'quarkus',
  ecosystem: 'java',
  dependencies: ['io.quarkus:*'],
  portInConfiguration: true,
  port: 8080,
  runtimeEnv: () => ({ QUARKUS_HTTP_HOST: '0.0.0.0' }),
  healthEndpoints: (view) =>
    view.depends('quarkus-smallrye-health')
      ? { value: '/q/health', because: 'SmallRye Health is among the dependencies' }
      : undefined,
};
