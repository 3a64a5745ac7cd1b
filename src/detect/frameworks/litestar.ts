import { applicationFactory, applicationObject } from '../languages/python/scan.ts';
import { asgiCommand } from '../languages/python/servers.ts';
import type { Framework } from './framework.ts';

export const litestar: Framework = {
  id: 'litestar',
  ecosystem: 'python',
  dependencies: ['litestar'],
  port: 8000,
  servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
  entrypoint: (view, port) =>
    asgiCommand(
      view,
      applicationObject(view.sources(), 'Litestar'),
      port,
      applicationFactory(view.sources(), 'Litestar'),
    ),
};
