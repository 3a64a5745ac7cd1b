import type { PythonFramework } from '../framework.ts';
import { applicationFactory, applicationObject } from '../applications.ts';

export const sanic: PythonFramework = {
  id: 'sanic',
  before: ['falcon'],
  dependencies: ['sanic'],
  port: 8000,
  // Its own server is the production one; left to the source, it listens on this machine alone.
  entrypoint(view) {
    const listens = (port: number) => ['--host', '0.0.0.0', '--port', String(port)];
    const application = applicationObject(view.sources(), 'Sanic');
    if (application !== undefined) return (port) => ['sanic', application.value, ...listens(port)];
    const factory = applicationFactory(view.sources(), 'Sanic');
    return factory && ((port) => ['sanic', '--factory', factory.value, ...listens(port)]);
  },
};
