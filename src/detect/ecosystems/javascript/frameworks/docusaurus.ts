import type { Framework } from '../../../core/framework.ts';

export const docusaurus: Framework = {
  id: 'docusaurus',
  ecosystem: 'javascript',
  dependencies: ['@docusaurus/core'],
  buildTime: true,
  buildCommand: ['docusaurus', 'build'],
  output: () => ({ kind: 'static', directory: 'build', singlePage: false, because: 'Docusaurus writes there' }),
};
