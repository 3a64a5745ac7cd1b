import type { Framework } from './framework.ts';

export const javalin: Framework = {
  id: 'javalin',
  ecosystem: 'java',
  dependencies: ['io.javalin:*'],
  port: 8080,
};
