import { applicationFactory, applicationObject } from '../languages/python/scan.ts';
import { asgiCommand } from '../languages/python/servers.ts';
import type { Framework } from './framework.ts';

export const fastapi: Framework = {
  id: 'fastapi',
  ecosystem: 'python',
  dependencies: ['fastapi'],
  port: 8000,
  servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
  entrypoint: (view, port) =>
    asgiCommand(
      view,
      applicationObject(view.sources(), 'FastAPI'),
      port,
      applicationFactory(view.sources(), 'FastAPI'),
    ),
};
