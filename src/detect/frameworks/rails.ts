import type { Framework } from './framework.ts';

export const rails: Framework = {
  id: 'rails',
  ecosystem: 'ruby',
  dependencies: ['rails', 'railties'],
  port: 3000,
  // The image's files are read-only: what Rails writes goes to /tmp, its log to the container's.
  runtimeEnv: () => ({
    BOOTSNAP_CACHE_DIR: '/tmp/bootsnap',
    PIDFILE: '/tmp/server.pid',
    RAILS_ENV: 'production',
    RAILS_LOG_TO_STDOUT: '1',
    RAILS_SERVE_STATIC_FILES: '1',
  }),
};
