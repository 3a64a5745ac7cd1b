import type { Framework } from './framework.ts';

export const cakephp: Framework = {
  id: 'cakephp',
  ecosystem: 'php',
  dependencies: ['cakephp/cakephp'],
  writable: () => ['logs', 'tmp'],
};
