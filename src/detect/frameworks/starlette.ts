import { applicationFactory, applicationObject } from '../languages/python/scan.ts';
import { asgiCommand } from '../languages/python/servers.ts';
import type { Framework } from './framework.ts';

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
