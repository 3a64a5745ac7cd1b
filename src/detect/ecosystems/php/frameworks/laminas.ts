import type { Framework } from '../../../core/framework.ts';

export const laminas: Framework = {
  id: 'laminas',
  ecosystem: 'php',
  dependencies: ['laminas/laminas-mvc', 'mezzio/mezzio'],
  writable: () => ['data'],
};
