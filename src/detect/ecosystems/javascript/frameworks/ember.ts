import type { Framework } from '../../../core/framework.ts';

export const ember: Framework = {
  id: 'ember',
  ecosystem: 'javascript',
  dependencies: ['ember-cli'],
  buildTime: true,
  buildCommand: ['ember', 'build', '--environment=production'],
  output: () => ({ kind: 'static', directory: 'dist', singlePage: true, because: 'Ember writes there' }),
};
