import type { PythonFramework } from '../framework.ts';
import { applicationObject } from '../applications.ts';

export const sanic: PythonFramework = {
  id: 'sanic',
  before: ['falcon'],
  dependencies: ['sanic'],
  port: 8000,
  // Its own server is the production one; left to the source, it listens on this machine alone.
  entrypoint(view, port) {
    const application = applicationObject(view.sources(), 'Sanic');
    return application && ['sanic', application.value, '--host', '0.0.0.0', '--port', String(port)];
  },
};
