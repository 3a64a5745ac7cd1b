import { expect, test } from '@jest/globals';
import { processOf } from '../../../../src/app/start/process.ts';

test('an image starts its entrypoint and command, as its user, in its folder', () => {
  const config = {
    Entrypoint: ['/usr/bin/aipack-aide', 'init'],
    Cmd: ['node', 'a.js'],
    Env: ['PATH=/bin', 'URL=a=b', 'EMPTY='],
    User: '65532:65532',
    WorkingDir: '/app',
    ExposedPorts: { '53/udp': {}, '8080/tcp': {}, '9090/tcp': {} },
  };
  expect(processOf({ architecture: 'amd64', config })).toEqual({
    args: ['/usr/bin/aipack-aide', 'init', 'node', 'a.js'],
    env: { PATH: '/bin', URL: 'a=b', EMPTY: '' },
    user: '65532:65532',
    cwd: '/app',
    port: 8080,
  });
});

test.each([undefined, null, [], {}, { config: null }, { config: { Entrypoint: 'sh', Cmd: [1], Env: {}, User: 7 } }])(
  'a configuration that a frontend makes up is none: %j',
  (config) => {
    expect(processOf(config)).toEqual({ args: [], env: {}, user: '', cwd: '/' });
  },
);
