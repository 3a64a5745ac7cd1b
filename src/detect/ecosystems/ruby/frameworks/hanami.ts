import type { Framework } from '../../../core/framework.ts';

export const hanami: Framework = {
  id: 'hanami',
  ecosystem: 'ruby',
  dependencies: ['hanami'],
  port: 2300,
  runtimeEnv: () => ({ HANAMI_ENV: 'production' }),
};
