import type { Framework } from '../../../core/framework.ts';

export const cakephp: Framework = {
  id: 'cakephp',
  ecosystem: 'php',
  dependencies: ['cakephp/cakephp'],
  writable: () => ['logs', 'tmp'],
};
