import type { Framework } from '../../../core/framework.ts';

export const helidon: Framework = {
  id: 'helidon',
  ecosystem: 'java',
  dependencies: ['io.helidon.*'],
  port: 8080,
  healthEndpoints(view) {
    if (view.depends('helidon-webserver-observe-health'))
      return { value: '/observe/health', because: 'the health observer is among the dependencies' };
    return view.depends('helidon-microprofile') || view.depends('helidon-microprofile-health')
      ? { value: '/health', because: 'MicroProfile Health is among the dependencies' }
      : undefined;
  },
};
