import type { Framework } from '../../../core/framework.ts';

export const roda: Framework = {
  id: 'roda',
  ecosystem: 'ruby',
  dependencies: ['roda'],
  port: 9292,
  runtimeEnv: () => ({ RACK_ENV: 'production' }),
};
