import type { Framework } from '../../../core/framework.ts';

export const micronaut: Framework = {
  id: 'micronaut',
  ecosystem: 'java',
  dependencies: ['io.micronaut:*', 'io.micronaut.*'],
  portInConfiguration: true,
  port: 8080,
  healthEndpoints: (view) =>
    view.depends('micronaut-management')
      ? { value: '/health', because: 'the management module is among the dependencies' }
      : undefined,
};
