import type { Framework } from '../../../core/framework.ts';

export const rsbuild: Framework = {
  id: 'rsbuild',
  ecosystem: 'javascript',
  dependencies: ['@rsbuild/core'],
  buildTime: true,
  buildCommand: ['rsbuild', 'build'],
  output: () => ({
    kind: 'static',
    directory: 'dist',
    singlePage: true,
    because: 'Rsbuild writes there unless told otherwise',
  }),
};
