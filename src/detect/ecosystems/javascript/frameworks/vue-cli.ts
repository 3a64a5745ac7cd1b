import type { Framework } from '../../../core/framework.ts';

export const vueCli: Framework = {
  id: 'vue-cli',
  ecosystem: 'javascript',
  dependencies: ['@vue/cli-service'],
  buildTime: true,
  buildCommand: ['vue-cli-service', 'build'],
  output: () => ({ kind: 'static', directory: 'dist', singlePage: true, because: 'Vue CLI writes there' }),
};
