import { applicationFactory, applicationObject } from '../languages/python/scan.ts';
import { asgiCommand } from '../languages/python/servers.ts';
import type { Framework } from './framework.ts';

export const quart: Framework = {
  id: 'quart',
  ecosystem: 'python',
  dependencies: ['quart'],
  port: 8000,
  servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
  entrypoint: (view, port) =>
    asgiCommand(view, applicationObject(view.sources(), 'Quart'), port, applicationFactory(view.sources(), 'Quart')),
};
