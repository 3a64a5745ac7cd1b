import type { Framework } from './framework.ts';

export const expo: Framework = {
  id: 'expo',
  ecosystem: 'javascript',
  dependencies: ['expo'],
  buildTime: true,
  buildCommand: ['expo', 'export', '--platform', 'web'],
  output: () => ({
    kind: 'static',
    directory: 'dist',
    singlePage: true,
    because: 'Expo exports web applications there',
  }),
};
