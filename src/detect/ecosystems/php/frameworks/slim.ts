import type { Framework } from '../../../core/framework.ts';

export const slim: Framework = {
  id: 'slim',
  ecosystem: 'php',
  dependencies: ['slim/slim'],
};
