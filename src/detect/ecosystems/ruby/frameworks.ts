import { inOrder } from '../../core/order.ts';
import type { RubyFramework } from './framework.ts';

/** All of them stand on Rack, and Hanami's router and Roda are also used beside Rails. */
export const RUBY_FRAMEWORKS: readonly RubyFramework[] = inOrder([
  {
    id: 'functions-framework',
    before: ['hanami', 'rack', 'rails', 'roda', 'sinatra'],
    dependencies: ['functions_framework'],
    port: 8080,
    env: {},
  },
  {
    id: 'hanami',
    before: ['rack', 'roda', 'sinatra'],
    dependencies: ['hanami'],
    port: 2300,
    env: { HANAMI_ENV: 'production' },
  },
  { id: 'rack', dependencies: ['rack', 'rackup'], port: 9292, env: { RACK_ENV: 'production' } },
  {
    id: 'rails',
    before: ['hanami', 'rack', 'roda', 'sinatra'],
    dependencies: ['rails', 'railties'],
    port: 3000,
    // As in the Dockerfile that Rails itself generates.
    writable: ['db', 'log', 'storage', 'tmp'],
    // The log goes to the container's, and what is only about one run of the server to /tmp.
    env: {
      BOOTSNAP_CACHE_DIR: '/tmp/bootsnap',
      PIDFILE: '/tmp/server.pid',
      RAILS_ENV: 'production',
      RAILS_LOG_TO_STDOUT: '1',
      RAILS_SERVE_STATIC_FILES: '1',
    },
  },
  { id: 'roda', before: ['rack', 'sinatra'], dependencies: ['roda'], port: 9292, env: { RACK_ENV: 'production' } },
  {
    id: 'sinatra',
    before: ['rack'],
    dependencies: ['sinatra'],
    port: 4567,
    env: { APP_ENV: 'production', RACK_ENV: 'production' },
  },
]);
