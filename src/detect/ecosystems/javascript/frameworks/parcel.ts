import type { Framework } from '../../../core/framework.ts';

export const parcel: Framework = {
  id: 'parcel',
  ecosystem: 'javascript',
  dependencies: ['parcel', 'parcel-bundler'],
  buildTime: true,
  buildCommand: ['parcel', 'build', 'index.html'],
  output: () => ({
    kind: 'static',
    directory: 'dist',
    singlePage: true,
    because: 'Parcel writes there unless told otherwise',
  }),
};
