import { describe, expect, test } from '@jest/globals';
import { formatReference } from '../../../src/oci/index.ts';
import { parseTags } from '../../../src/options/tags.ts';

describe('names to push to', () => {
  test('are completed as Docker does, each once', () => {
    expect(parseTags(['app', 'docker.io/library/app:latest', 'localhost:5000/a/b:1']).map(formatReference)).toEqual([
      'docker.io/library/app:latest',
      'localhost:5000/a/b:1',
    ]);
  });

  test('a capital letter is answered with the name that is right', () => {
    expect(() => parseTags(['ghcr.io/Owner/App:V1'])).toThrow('ghcr.io/owner/app:V1');
  });

  test('all bad names are told at once', () => {
    expect(() => parseTags(['a b', 'x:y:z'])).toThrow(/"a b"[\s\S]*"x:y:z"/);
  });

  test('a rule is told that it needs an event', () => {
    expect(() => parseTags(['type=sha'])).toThrow('read in a workflow only');
  });

  test('a digest is no tag', () => {
    expect(() => parseTags([`app@sha256:${'0'.repeat(64)}`])).toThrow('leave the digest out');
  });
});
