import type { Framework } from './framework.ts';

export const laminas: Framework = {
  id: 'laminas',
  ecosystem: 'php',
  dependencies: ['laminas/laminas-mvc', 'mezzio/mezzio'],
  writable: () => ['data'],
};
