import type { Framework } from '../../../core/framework.ts';

export const gorillaMux: Framework = {
  id: 'gorilla-mux',
  ecosystem: 'go',
  dependencies: ['github.com/gorilla/mux'],
};
