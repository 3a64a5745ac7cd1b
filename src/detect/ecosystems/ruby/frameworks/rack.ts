import type { Framework } from '../../../core/framework.ts';

export const rack: Framework = {
  id: 'rack',
  ecosystem: 'ruby',
  dependencies: ['rack', 'rackup'],
  port: 9292,
  runtimeEnv: () => ({ RACK_ENV: 'production' }),
};
