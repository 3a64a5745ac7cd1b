import type { Framework } from '../../../core/framework.ts';

export const expo: Framework = {
  id: 'expo',
  ecosystem: 'javascript',
  dependencies: ['expo'],
  buildTime: true,
  buildCommand: ['expo', 'export', '--platform', 'web'],
  // Without this renderer there is nothing for browsers: the application is for phones.
  output: (view) =>
    view.depends('react-native-web')
      ? {
          kind: 'static',
          directory: 'dist',
          singlePage: true,
          because: 'Expo exports web applications there',
        }
      : undefined,
};
