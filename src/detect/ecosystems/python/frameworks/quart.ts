import type { PythonFramework } from '../framework.ts';
import { applicationFactory, applicationObject } from '../applications.ts';
import { asgiCommand } from '../servers.ts';

export const quart: PythonFramework = {
  id: 'quart',
  before: ['flask'],
  dependencies: ['quart'],
  port: 8000,
  servers: ['uvicorn', 'granian', 'gunicorn'],
  // It depends on Hypercorn itself, so there is nothing to add.
  entrypoint(view) {
    const own = view.depends('granian')
      ? view
      : { ...view, depends: (name: string) => name === 'hypercorn' || view.depends(name) };
    const files = view.sources();
    return asgiCommand(own, applicationObject(files, 'Quart'), applicationFactory(files, 'Quart'));
  },
};
