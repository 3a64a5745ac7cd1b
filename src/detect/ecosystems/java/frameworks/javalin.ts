import type { Framework } from '../../../core/framework.ts';

export const javalin: Framework = {
  id: 'javalin',
  ecosystem: 'java',
  dependencies: ['io.javalin:*'],
  port: 8080,
};
