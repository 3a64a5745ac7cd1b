import type { Framework } from '../../../core/framework.ts';

export const ktor: Framework = {
  id: 'ktor',
  ecosystem: 'java',
  dependencies: ['io.ktor:ktor-server*'],
  port: 8080,
};
