import type { Framework } from './framework.ts';

export const dropwizard: Framework = {
  id: 'dropwizard',
  ecosystem: 'java',
  dependencies: ['io.dropwizard:*'],
  port: 8080,
};
