import { applicationFactory, applicationObject } from '../applications.ts';
import { asgiCommand } from '../servers.ts';
import type { Framework } from '../../../core/framework.ts';

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
