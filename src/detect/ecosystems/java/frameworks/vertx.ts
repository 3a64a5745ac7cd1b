import type { Framework } from '../../../core/framework.ts';

export const vertx: Framework = {
  id: 'vertx',
  ecosystem: 'java',
  dependencies: ['io.vertx:vertx-web', 'io.vertx:vertx-core'],
  port: 8888,
};
