import type { PythonFramework } from '../framework.ts';
import { applicationFactory, applicationObject } from '../applications.ts';

export const sanic: PythonFramework = {
  id: 'sanic',
  before: ['falcon'],
  dependencies: ['sanic'],
  port: 8000,
  // Its own server is the production one; left to the source, it listens on this machine alone.
  entrypoint(view, port) {
    const listens = ['--host', '0.0.0.0', '--port', String(port)];
    const application = applicationObject(view.sources(), 'Sanic');
    if (application !== undefined) return ['sanic', application.value, ...listens];
    const factory = applicationFactory(view.sources(), 'Sanic');
    return factory && ['sanic', '--factory', factory.value, ...listens];
  },
};
