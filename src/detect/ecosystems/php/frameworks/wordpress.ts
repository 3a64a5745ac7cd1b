import type { Framework } from '../../../core/framework.ts';

export const wordpress: Framework = {
  id: 'wordpress',
  ecosystem: 'php',
  dependencies: ['roots/wordpress', 'johnpbloch/wordpress'],
  writable: (root) => [`${root}/app/cache`, `${root}/app/uploads`],
};
