import { describe, expect, test } from '@jest/globals';
import { splitOutput } from '../../lab/containers.ts';
import { machineSocket } from '../../lab/docker/docker-lab.ts';
import { labSettings } from '../../lab/settings.ts';

describe('the lab’s settings', () => {
  test('keep each generation apart', () => {
    expect(labSettings({ XDG_CACHE_HOME: '/c' })).toMatchObject({
      generation: 'trixie',
      root: '/c/aipack-lab',
      directory: '/c/aipack-lab/trixie',
    });
    expect(labSettings({ AIPACK_LAB_DIR: '/l', AIPACK_LAB_GENERATION: 'sid' }).directory).toBe('/l/sid');
  });

  test.each([
    ['a generation that does not exist', { AIPACK_LAB_GENERATION: 'jessie' }],
    ['a directory too long for a socket’s path', { AIPACK_LAB_DIR: `/${'d'.repeat(100)}` }],
  ])('refuse %s', (_, env) => {
    expect(() => labSettings(env)).toThrow(expect.objectContaining({ code: 'lab-unsupported' }));
  });
});

test('the machine’s own Docker is where DOCKER_HOST says', () => {
  expect(machineSocket({ DOCKER_HOST: 'unix:///x.sock' })).toBe('/x.sock');
  expect(machineSocket({ DOCKER_HOST: 'tcp://10.0.0.1:2375' })).toBe('/var/run/docker.sock');
  expect(machineSocket({})).toBe('/var/run/docker.sock');
});

test('a container’s output comes in frames, one stream among the other', () => {
  const frame = (stream: number, text: string) => {
    const head = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
    head.writeUInt32BE(text.length, 4);
    return Buffer.concat([head, Buffer.from(text)]);
  };
  expect(splitOutput(Buffer.concat([frame(1, 'a'), frame(2, 'x'), frame(1, 'b')]))).toEqual({
    stdout: 'ab',
    stderr: 'x',
  });
  expect(splitOutput(Buffer.alloc(0))).toEqual({ stdout: '', stderr: '' });
});
