import type { Framework } from '../../../core/framework.ts';

export const rails: Framework = {
  id: 'rails',
  ecosystem: 'ruby',
  dependencies: ['rails', 'railties'],
  port: 3000,
  // As in the Dockerfile that Rails itself generates.
  writable: () => ['db', 'log', 'storage', 'tmp'],
  // The log goes to the container's, and what is only about one run of the server to /tmp.
  runtimeEnv: () => ({
    BOOTSNAP_CACHE_DIR: '/tmp/bootsnap',
    PIDFILE: '/tmp/server.pid',
    RAILS_ENV: 'production',
    RAILS_LOG_TO_STDOUT: '1',
    RAILS_SERVE_STATIC_FILES: '1',
  }),
};
