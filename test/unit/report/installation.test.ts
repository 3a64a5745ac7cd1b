import { expect, test } from '@jest/globals';
import { describeInstallation } from '../../../src/report/installation.ts';

test('packages as layers are told with what the daemon asked for of them', () => {
  const sent = { build: 12_000_000, runtime: 340_000 };
  expect(describeInstallation({ way: 'layers', because: '', sent })).toBe('each a layer, 12.3 MB sent to BuildKit');
});

test('packages that apk installed are told with the reason', () => {
  const because = 'a base image was asked for';
  expect(describeInstallation({ way: 'apk', because })).toBe('installed by apk: a base image was asked for');
});

test('nothing is told of the image of a Dockerfile', () => {
  expect(describeInstallation(undefined)).toBeUndefined();
});
