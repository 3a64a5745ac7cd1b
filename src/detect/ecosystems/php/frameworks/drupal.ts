import type { Framework } from '../../../core/framework.ts';

export const drupal: Framework = {
  id: 'drupal',
  ecosystem: 'php',
  dependencies: ['drupal/core', 'drupal/core-recommended'],
  writable: (root) => [`${root}/sites/default/files`],
};
