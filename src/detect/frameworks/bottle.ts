import { applicationFactory, applicationObject } from '../languages/python/scan.ts';
import { wsgiCommand } from '../languages/python/servers.ts';
import type { Framework } from './framework.ts';

export const bottle: Framework = {
  id: 'bottle',
  ecosystem: 'python',
  dependencies: ['bottle'],
  port: 8080,
  servers: ['gunicorn', 'waitress', 'uwsgi'],
  entrypoint: (view, port) =>
    wsgiCommand(view, applicationObject(view.sources(), 'Bottle'), port, applicationFactory(view.sources())),
};
