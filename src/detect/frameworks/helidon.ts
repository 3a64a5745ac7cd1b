import type { Framework } from './framework.ts';

export const helidon: Framework = {
  id: 'helidon',
  ecosystem: 'java',
  dependencies: ['io.helidon.*'],
  port: 8080,
};
