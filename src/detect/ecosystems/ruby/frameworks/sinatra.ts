import type { Framework } from '../../../core/framework.ts';

export const sinatra: Framework = {
  id: 'sinatra',
  ecosystem: 'ruby',
  dependencies: ['sinatra'],
  port: 4567,
  runtimeEnv: () => ({ APP_ENV: 'production', RACK_ENV: 'production' }),
};
