import type { Framework } from './framework.ts';

export const sanic: Framework = {
  id: 'sanic',
  ecosystem: 'python',
  dependencies: ['sanic'],
  port: 8000,
};
