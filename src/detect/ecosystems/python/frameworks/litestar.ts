import { applicationFactory, applicationObject } from '../applications.ts';
import { asgiCommand } from '../servers.ts';
import type { Framework } from '../../../core/framework.ts';

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
