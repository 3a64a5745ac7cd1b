import type { Framework } from '../../../core/framework.ts';

export const chi: Framework = {
  id: 'chi',
  ecosystem: 'go',
  dependencies: ['github.com/go-chi/chi/v5', 'github.com/go-chi/chi'],
};
