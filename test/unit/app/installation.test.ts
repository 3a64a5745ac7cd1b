import { describe, expect, test } from '@jest/globals';
import { checkLayerCapabilities, installationOf, LayersRefusedError, refusal } from '../../../src/app/installation.ts';
import type { Planned } from '../../../src/app/line.ts';
import { BuildkitError, type DaemonInfo } from '../../../src/buildkit/index.ts';

const daemon = (containerdStore: boolean) => ({ containerdStore }) as DaemonInfo;
const planned = (way: 'layers' | 'apk') =>
  ({ plans: [{ installation: { way, because: 'of the test' } }] }) as unknown as Planned;
const capabilities = (...llb: readonly string[]) => ({
  llb: new Set(llb),
  gateway: new Set<string>(),
  disabled: new Map([['mergeop', 'only with containerd']]),
});

describe('packages', () => {
  test('are layers where the plan says so and the daemon keeps images as layers', () => {
    expect(installationOf(planned('layers'), daemon(true))).toEqual({ way: 'layers', because: 'of the test' });
  });

  test('are installed by apk where the plan says so, or the daemon takes no layers from elsewhere', () => {
    expect(installationOf(planned('apk'), daemon(true)).because).toBe('of the test');
    expect(installationOf(planned('layers'), daemon(false))).toMatchObject({ way: 'apk' });
  });

  test('are no layers for a daemon that lacks what it takes, in its own words', () => {
    expect(() => checkLayerCapabilities(capabilities('mergeop', 'source.ocilayout'))).not.toThrow();
    expect(() => checkLayerCapabilities(capabilities('source.ocilayout'))).toThrow(/mergeop: only with containerd/);
    expect(() => checkLayerCapabilities(capabilities('mergeop'))).toThrow(LayersRefusedError);
  });
});

describe('a build that failed', () => {
  const failed = (code: BuildkitError['code'], message: string) => new BuildkitError(code, message);

  test.each([
    new LayersRefusedError('too many layers'),
    failed('SOLVE_FAILED', 'failed to load: unknown scheme oci-layout'),
    failed('SOLVE_FAILED', 'failed to mount: max depth exceeded'),
  ])('is tried again with apk: %s', (error) => {
    expect(refusal(error)).toContain(error.message);
  });

  test('is tried again with apk where the daemon has a part of a layer from before, and says so', () => {
    const error = failed('SOLVE_FAILED', 'failed to compute cache key: failed to copy: unsupported offset');
    expect(refusal(error)).toBe('BuildKit still has a part of a package from a build that was interrupted');
  });

  test.each([
    failed('EXEC_FAILED', 'process "cat oci-layout" did not complete'),
    failed('CANCELLED', 'cancelled mergeop'),
    failed('SOLVE_FAILED', 'no space left on device'),
    new Error('oci-layout'),
  ])('is not tried again: %s', (error) => {
    expect(refusal(error)).toBeUndefined();
  });
});
