import type { Framework } from '../../../core/framework.ts';

export const warp: Framework = {
  id: 'warp',
  ecosystem: 'rust',
  dependencies: ['warp'],
  port: 3030,
};
