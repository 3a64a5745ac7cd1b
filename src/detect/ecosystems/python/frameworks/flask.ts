import { applicationFactory, applicationObject } from '../applications.ts';
import { wsgiCommand } from '../servers.ts';
import type { Framework } from '../../../core/framework.ts';

export const flask: Framework = {
  id: 'flask',
  ecosystem: 'python',
  dependencies: ['flask'],
  port: 5000,
  servers: ['gunicorn', 'waitress', 'uwsgi'],
  entrypoint: (view, port) =>
    wsgiCommand(view, applicationObject(view.sources(), 'Flask'), port, applicationFactory(view.sources())),
};
