import type { Framework } from './framework.ts';

export const slim: Framework = {
  id: 'slim',
  ecosystem: 'php',
  dependencies: ['slim/slim'],
};
