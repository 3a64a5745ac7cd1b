import { applicationFactory, applicationObject } from '../applications.ts';
import { asgiCommand } from '../servers.ts';
import type { Framework } from '../../../core/framework.ts';

export const starlette: Framework = {
  id: 'starlette',
  ecosystem: 'python',
  dependencies: ['starlette'],
  port: 8000,
  servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
  entrypoint: (view, port) =>
    asgiCommand(
      view,
      applicationObject(view.sources(), 'Starlette'),
      port,
      applicationFactory(view.sources(), 'Starlette'),
    ),
};
