import type { Framework } from '../../../core/framework.ts';

export const gin: Framework = {
  id: 'gin',
  ecosystem: 'go',
  dependencies: ['github.com/gin-gonic/gin'],
  port: 8080,
  runtimeEnv: () => ({ GIN_MODE: 'release' }),
};
