import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_GENERATORS } from './order.ts';

export const expo: JavascriptFramework = {
  id: 'expo',
  before: BEHIND_GENERATORS,
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
