import type { Framework } from '../../../core/framework.ts';

export const createReactApp: Framework = {
  id: 'create-react-app',
  ecosystem: 'javascript',
  dependencies: ['react-scripts', '@craco/craco'],
  buildTime: true,
  buildCommand: ['react-scripts', 'build'],
  output: () => ({ kind: 'static', directory: 'build', singlePage: true, because: 'Create React App writes there' }),
};
