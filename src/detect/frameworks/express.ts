import type { Framework } from './framework.ts';

export const express: Framework = {
  id: 'express',
  ecosystem: 'javascript',
  dependencies: ['express'],
  port: 3000,
  handlesOnly: true,
};
