import type { Framework } from './framework.ts';

export const wordpress: Framework = {
  id: 'wordpress',
  ecosystem: 'php',
  dependencies: ['roots/wordpress', 'johnpbloch/wordpress'],
};
