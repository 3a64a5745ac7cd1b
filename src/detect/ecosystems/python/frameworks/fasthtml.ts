import { applicationObject } from '../applications.ts';
import { asgiCommand } from '../servers.ts';
import type { Framework } from '../../../core/framework.ts';

export const fasthtml: Framework = {
  id: 'fasthtml',
  ecosystem: 'python',
  dependencies: ['python-fasthtml'],
  port: 5001,
  // It depends on uvicorn itself, so there is nothing to add.
  entrypoint: (view, port) =>
    asgiCommand(
      view,
      applicationObject(view.sources(), 'fast_app') ?? applicationObject(view.sources(), 'FastHTML'),
      port,
    ),
};
