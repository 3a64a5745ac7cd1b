import { describe, expect, test } from '@jest/globals';
import { serviceMatrix } from '../../../src/app/service-matrix.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';

/** A service as far as a matrix asks. */
function service(name: string, build: Pick<UniversalBuild['build'], 'commands' | 'platforms'>): UniversalBuild {
  return {
    version: '1',
    metadata: { project_name: name, path: name, language: 'go', build_system: 'go', reasoning: [] },
    build: { packages: [], env: {}, cache: [], ...build },
    runtime: { packages: [], env: {}, copy: [], command: [name], ports: [] },
  } as unknown as UniversalBuild;
}

const BOTH = { platforms: ['linux/amd64', 'linux/arm64'] };
const commands = ['make'];
const legsOf = (build: UniversalBuild, machines = BOTH): readonly string[] =>
  serviceMatrix({ builds: [build] }, machines).include.map(
    ({ merge, platforms, runner }) => `${platforms ?? ''} ${runner ?? ''} ${merge === true ? 'merged' : 'alone'}`,
  );

describe('a service of two platforms', () => {
  test('has a leg for each, on a machine of its own, where its steps run on the platform', () => {
    const apart = ['linux/amd64 ubuntu-latest merged', 'linux/arm64 ubuntu-24.04-arm merged'];
    expect(legsOf(service('a', { commands }))).toEqual(apart);
    expect(legsOf(service('a', { commands, platforms: 'native' }))).toEqual(apart);
    const dockerfile = serviceMatrix({ builds: [], dockerfile: 'a' }, BOTH).include;
    expect(dockerfile.map(({ platforms }) => platforms)).toEqual(BOTH.platforms);
  });

  test('has one leg for both, where nothing runs, or one machine makes both', () => {
    const together = ['linux/amd64,linux/arm64 ubuntu-latest alone'];
    expect(legsOf(service('a', { commands: [] }))).toEqual(together);
    expect(legsOf(service('a', { commands, platforms: 'cross' }))).toEqual(together);
    expect(legsOf(service('a', { commands, platforms: 'portable' }))).toEqual(together);
  });

  test('runs where it is told', () => {
    const machines = { ...BOTH, runners: { 'linux/arm64': 'big-arm' } };
    expect(legsOf(service('a', { commands }), machines)[1]).toBe('linux/arm64 big-arm merged');
  });
});

test('without platforms a leg is for whatever machine it gets', () => {
  expect(serviceMatrix({ builds: [service('a', { commands })] }).include).toEqual([
    { service: 'a', path: 'a', language: 'go', framework: '' },
  ]);
});
