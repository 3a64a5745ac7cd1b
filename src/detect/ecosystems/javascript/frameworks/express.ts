import type { Framework } from '../../../core/framework.ts';

export const express: Framework = {
  id: 'express',
  ecosystem: 'javascript',
  dependencies: ['express'],
  port: 3000,
  handlesOnly: true,
};
