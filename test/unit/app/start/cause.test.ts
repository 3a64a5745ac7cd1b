import { describe, expect, test } from '@jest/globals';
import { causeInLog } from '../../../../src/app/start/log-cause.ts';
import type { Told } from '../../../../src/app/start/told.ts';
import { whyNotStarted } from '../../../../src/app/start/verdict.ts';

/** Lines as these programs print them, and what they are about. */
test.each([
  ["Error: Cannot find module 'express'", 'missing-module', 'express'],
  ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'hono' imported from /app/a.js", 'missing-module', 'hono'],
  ["ModuleNotFoundError: No module named 'flask'", 'missing-module', 'flask'],
  ["a.rb:1:in 'require': cannot load such file -- sinatra (LoadError)", 'missing-module', 'sinatra'],
  ['Could not find rack-3.1.0 in locally installed gems (Bundler::GemNotFound)', 'missing-module', 'rack-3.1.0'],
  ['Exception in thread "main" java.lang.NoClassDefFoundError: org/slf4j/Logger', 'missing-module', 'org/slf4j/Logger'],
  [
    '/app/a: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
    'missing-module',
    'libpq.so.5',
  ],
  ['PHP Fatal error:  Uncaught Error: Class "Slim\\App" not found in /app/a.php:3', 'missing-module', 'Slim\\App'],
  ["Error: Cannot find module '/app/dist/main.js'", 'missing-file', '/app/dist/main.js'],
  ["python3: can't open file '/app/main.py': [Errno 2] No such file or directory", 'missing-file', '/app/main.py'],
  ['Error: Unable to access jarfile /app/app.jar', 'missing-file', '/app/app.jar'],
  ['ERROR:    Error loading ASGI app. Could not import module "main".', 'missing-file', 'main'],
  ['Could not open input file: index.php', 'missing-file', 'index.php'],
  ["aipack-aide: can't start serve: no such file", 'missing-program', 'serve'],
  ['Error: getaddrinfo ENOTFOUND db', 'database', 'db'],
  ['Error: connect ECONNREFUSED 127.0.0.1:5432', 'database', '127.0.0.1:5432'],
  ['dial tcp: lookup postgres on 10.0.0.2:53: no such host', 'database', 'postgres'],
  ['dial tcp 127.0.0.1:6379: connect: connection refused', 'database', '127.0.0.1:6379'],
  ['connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused', 'database', 'localhost'],
  ["(2003, \"Can't connect to MySQL server on 'mysql' ([Errno -2])\")", 'database', 'mysql'],
  ['org.postgresql.util.PSQLException: Connection to localhost:5432 refused.', 'database', 'localhost:5432'],
  ["Can't reach database server at `db:5432`", 'database', 'db:5432'],
  ['SQLSTATE[HY000] [2002] Connection refused', 'database', undefined],
  ["KeyError: 'DATABASE_URL'", 'missing-variable', 'DATABASE_URL'],
  ['key not found: "SECRET_TOKEN" (KeyError)', 'missing-variable', 'SECRET_TOKEN'],
  ['Error: Missing required environment variable SESSION_SECRET', 'missing-variable', 'SESSION_SECRET'],
  ['DATABASE_URL is not set', 'missing-variable', 'DATABASE_URL'],
  ["ArgumentError: Missing `secret_key_base` for 'production' environment", 'missing-variable', 'secret_key_base'],
  ["Error: EACCES: permission denied, open '/app/data.db'", 'permission', '/app/data.db'],
  ["PermissionError: [Errno 13] Permission denied: '/app/log'", 'permission', '/app/log'],
  ['open /var/lib/app: permission denied', 'permission', '/var/lib/app'],
  ['Error: listen EADDRINUSE: address already in use :::3000', 'address-taken', undefined],
  ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'memory', undefined],
])('%s', (line, kind, what) => {
  expect(causeInLog(['starting', line, '    at main (/app/a.js:1:1)'])).toEqual({ kind, line, ...(what && { what }) });
});

test('what is most telling counts, not what comes first', () => {
  const log = ["Error: ENOENT: no such file or directory, open '.env'", 'Error: getaddrinfo ENOTFOUND db'];
  expect(causeInLog(log)).toMatchObject({ kind: 'database', what: 'db' });
  expect(causeInLog(['listening on 3000', 'GET /health 200'])).toBeUndefined();
});

describe('why an image does not start', () => {
  const expected = { port: 3000, path: '/health', seconds: 60 };
  const silent: Told = { listens: [], taken: false, files: [] };
  const anywhere = { address: '0.0.0.0', port: 3000, loopback: false };
  const inside = { address: '127.0.0.1', port: 3000, loopback: true };

  test.each<[string, Partial<Told>, readonly string[], string | undefined]>([
    ['it answers', { listens: [anywhere], ready: 5, http: 200 }, [], undefined],
    ['it answers on loopback and elsewhere', { listens: [inside, anywhere], ready: 5 }, [], undefined],
    ['it answers on loopback only', { listens: [inside], ready: 5, http: 200 }, [], 'loopback'],
    ['it listens elsewhere', { listens: [{ ...anywhere, port: 8080 }] }, [], 'other-port'],
    ['it listens nowhere', { late: 60_000 }, [], 'nothing-listens'],
    ['something else has its port', { taken: true, late: 60_000 }, [], 'address-taken'],
    ['it answers badly', { listens: [anywhere], http: 500 }, [], 'unhealthy'],
    [
      'it answers badly for want of a database',
      { listens: [anywhere], http: 503 },
      ['connect ECONNREFUSED db:1'],
      'database',
    ],
    ['it takes connections only', { listens: [anywhere], http: 1 }, [], 'no-answer'],
    ['it ends with an error', { exit: 1 }, ['something'], 'crash'],
    ['it ends with an error that its log tells', { exit: 1 }, ["Cannot find module 'a'"], 'missing-module'],
    ['it ends well, though it is to serve', { exit: 0 }, [], 'exited'],
    ['it is killed', { signal: 9 }, [], 'memory'],
    ['it ends by a signal', { signal: 11 }, [], 'crash'],
  ])('%s', (_, seen, log, cause) => {
    expect(whyNotStarted({ ...silent, ...seen }, log, expected)?.cause).toBe(cause);
  });

  test('what does not serve is well when it runs on, or ends well', () => {
    const worker = { seconds: 5 };
    expect(whyNotStarted({ ...silent, ready: 5000 }, [], worker)).toBeUndefined();
    expect(whyNotStarted({ ...silent, exit: 0 }, [], worker)).toBeUndefined();
    expect(whyNotStarted({ ...silent, exit: 2 }, [], worker)?.cause).toBe('crash');
  });

  test('only what a build does not have is no fault of the image', () => {
    const why = (log: string): boolean | undefined => whyNotStarted({ ...silent, exit: 1 }, [log], expected)?.outside;
    expect(why('getaddrinfo ENOTFOUND db')).toBe(true);
    expect(why('DATABASE_URL is not set')).toBe(true);
    expect(why("Cannot find module 'a'")).toBe(false);
    const answers = (http: number): boolean | undefined =>
      whyNotStarted({ ...silent, listens: [anywhere], http }, [], expected)?.outside;
    expect([401, 404, 500, 503].map(answers)).toEqual([true, true, false, true]);
  });
});
