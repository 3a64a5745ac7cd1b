import type { Framework } from './framework.ts';

export const fasthtml: Framework = {
  id: 'fasthtml',
  ecosystem: 'python',
  dependencies: ['python-fasthtml'],
  port: 5001,
};
