import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatPlatform,
  formatReference,
  normalizeReference,
  parsePlatform,
  parseReference,
} from '../../../src/oci/index.ts';

describe('image names', () => {
  test.each([
    ['alpine', 'docker.io/library/alpine:latest'],
    ['alpine:3.20', 'docker.io/library/alpine:3.20'],
    ['user/app', 'docker.io/user/app:latest'],
    ['index.docker.io/alpine', 'docker.io/library/alpine:latest'],
    ['ghcr.io/a/b/c:v1', 'ghcr.io/a/b/c:v1'],
    ['localhost/app', 'localhost/app:latest'],
    ['127.0.0.1:5000/app:x', '127.0.0.1:5000/app:x'],
    [`alpine@sha256:${'0'.repeat(64)}`, `docker.io/library/alpine@sha256:${'0'.repeat(64)}`],
    [`alpine:3@sha256:${'0'.repeat(64)}`, `docker.io/library/alpine:3@sha256:${'0'.repeat(64)}`],
  ])('%s is %s', (name, full) => {
    expect(normalizeReference(name)).toBe(full);
  });

  test.each(['', 'Upper', 'a b', 'a:', 'a@sha256:xyz', '-host/a', 'a//b', 'a/-b', 'https://a/b'])(
    '"%s" is refused',
    (name) => {
      expect(() => parseReference(name)).toThrow(/is not an image name/);
    },
  );

  test('a full name stays as it is', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(part, part, part, (host, path, tag) => {
        const name = `${host}.example:443/${path}/x:${tag}`;
        expect(formatReference(parseReference(name))).toBe(name);
      }),
    );
  });
});

describe('platforms', () => {
  test.each([
    ['linux/amd64', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['Linux/AMD64/v2', 'linux/amd64/v2'],
  ])('%s is %s', (text, normal) => {
    expect(formatPlatform(parsePlatform(text))).toBe(normal);
  });

  test.each(['', 'linux', 'linux/', '/amd64', 'linux/amd64/v1/x', 'linux amd64/x'])('"%s" is refused', (text) => {
    expect(() => parsePlatform(text)).toThrow(/is not a platform/);
  });
});
