import { applicationFactory, applicationObject } from '../applications.ts';
import { wsgiCommand } from '../servers.ts';
import type { Framework } from '../../../core/framework.ts';

export const bottle: Framework = {
  id: 'bottle',
  ecosystem: 'python',
  dependencies: ['bottle'],
  port: 8080,
  servers: ['gunicorn', 'waitress', 'uwsgi'],
  entrypoint: (view, port) =>
    wsgiCommand(view, applicationObject(view.sources(), 'Bottle'), port, applicationFactory(view.sources())),
};
