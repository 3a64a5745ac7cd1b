import type { Framework } from '../../../core/framework.ts';

export const gradio: Framework = {
  id: 'gradio',
  ecosystem: 'python',
  dependencies: ['gradio'],
  port: 7860,
  runtimeEnv: (_, port) => ({ GRADIO_SERVER_NAME: '0.0.0.0', GRADIO_SERVER_PORT: String(port), HOME: '/tmp' }),
};
