import type { PythonFramework } from '../framework.ts';
import { applicationFactory, applicationObject } from '../applications.ts';
import { asgiCommand, wsgiCommand } from '../servers.ts';

export const falcon: PythonFramework = {
  id: 'falcon',
  before: ['bottle'],
  dependencies: ['falcon'],
  port: 8000,
  servers: ['gunicorn', 'waitress', 'uwsgi', 'uvicorn', 'hypercorn', 'granian'],
  entrypoint(view) {
    const files = view.sources();
    const asynchronous = files.some(({ text }) => /\bfalcon\.asgi\b/.test(text));
    const serve = asynchronous ? asgiCommand : wsgiCommand;
    return serve(view, applicationObject(files, 'App'), applicationFactory(files));
  },
};
