import type { Framework } from '../../../core/framework.ts';

export const http4s: Framework = {
  id: 'http4s',
  ecosystem: 'java',
  dependencies: ['org.http4s:*'],
  port: 8080,
};
