import { applicationFactory, applicationObject } from '../languages/python/scan.ts';
import { wsgiCommand } from '../languages/python/servers.ts';
import type { Framework } from './framework.ts';

export const falcon: Framework = {
  id: 'falcon',
  ecosystem: 'python',
  dependencies: ['falcon'],
  port: 8000,
  servers: ['gunicorn', 'waitress', 'uwsgi'],
  entrypoint: (view, port) =>
    wsgiCommand(view, applicationObject(view.sources(), 'App'), port, applicationFactory(view.sources())),
};
