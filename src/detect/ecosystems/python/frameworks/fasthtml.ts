import type { PythonFramework } from '../framework.ts';
import { applicationObject } from '../applications.ts';
import { asgiCommand } from '../servers.ts';

export const fasthtml: PythonFramework = {
  id: 'fasthtml',
  // It stands on Starlette.
  before: ['fastapi', 'starlette'],
  dependencies: ['python-fasthtml'],
  port: 5001,
  // It depends on uvicorn itself, so there is nothing to add.
  entrypoint: (view) => asgiCommand(view, applicationObject(view.sources(), 'fast_app', 'FastHTML')),
};
