import type { Framework } from '../../../core/framework.ts';

export const gatsby: Framework = {
  id: 'gatsby',
  ecosystem: 'javascript',
  dependencies: ['gatsby'],
  buildTime: true,
  buildCommand: ['gatsby', 'build'],
  output: () => ({ kind: 'static', directory: 'public', singlePage: false, because: 'Gatsby writes there' }),
};
