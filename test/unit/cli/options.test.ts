import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { verbCommand } from '../../../src/cli/options.ts';

/** What the options of `aipack build` are after these arguments. */
function build(...args: readonly string[]): Readonly<Record<string, unknown>> {
  return parse(verbCommand('build', 'Builds'), args);
}

function parse(command: Command, args: readonly string[]): Readonly<Record<string, unknown>> {
  const said = (): void => undefined;
  command.exitOverride().configureOutput({ writeOut: said, writeErr: said }).action(said);
  return command.parse(args, { from: 'user' }).opts();
}

describe('aipack build without options', () => {
  test('exports nothing, attests everything, and honours what lies in the repository', () => {
    expect(build()).toEqual({
      assistForce: false,
      assistStream: true,
      attest: [],
      cacheFilter: [],
      call: 'build',
      check: false,
      ulimit: [],
      platform: [],
      secret: [],
      ssh: [],
      label: [],
      buildEnv: [],
      runtimeEnv: [],
      failOnStale: false,
      packageRepository: [],
      packageKey: [],
      allowUntrusted: false,
      format: 'text',
      lock: true,
      locked: false,
      tag: [],
      push: false,
      load: false,
      output: [],
      annotation: [],
      insecureRegistry: [],
      cacheFrom: [],
      cacheTo: [],
      cache: true,
      dockerfile: true,
      buildArg: [],
      buildContext: [],
      addHost: [],
      allow: [],
      pull: false,
      attestations: true,
      progress: 'auto',
      quiet: false,
      verbose: false,
      verify: 'auto',
      verifyEnv: [],
    });
  });
});

describe('an option', () => {
  test.each([
    // Who uses them reads them as lists, so that questions that have none need not load what reads lists.
    [['-t', 'a:1', '--tag', 'a:2, b:1'], { tag: ['a:1', 'a:2, b:1'] }],
    [['--platform', 'linux/amd64,linux/arm64'], { platform: ['linux/amd64,linux/arm64'] }],
    [['--allow', 'network.host', '--allow', 'security.insecure'], { allow: ['network.host', 'security.insecure'] }],
    [['--label', 'a=b,c', '--label', 'd=e'], { label: ['a=b,c', 'd=e'] }],
    [['-o', 'type=oci,dest=a.tar'], { output: ['type=oci,dest=a.tar'] }],
    [['--cache-to', 'type=gha,mode=max'], { cacheTo: ['type=gha,mode=max'] }],
    [['--secret', 'id=a,src=f', '--secret', 'id=b'], { secret: ['id=a,src=f', 'id=b'] }],
    [['--build-env', 'A=1,2', '--build-env', 'B='], { buildEnv: ['A=1,2', 'B='] }],
    [['--build-arg', 'A=1', '--target', 'web', '-f', 'x'], { buildArg: ['A=1'], target: 'web', file: 'x' }],
    [
      ['--no-cache', '--no-dockerfile', '--no-lock', '--no-attestations'],
      { cache: false, dockerfile: false, lock: false, attestations: false },
    ],
    [['--sbom'], { sbom: true }],
    [['--sbom', 'generator=x'], { sbom: 'generator=x' }],
    [['--no-sbom'], { sbom: false }],
    [['--provenance', 'mode=min'], { provenance: 'mode=min' }],
    [['--no-provenance'], { provenance: false }],
    [['--push', '--load', '--pull', '-q'], { push: true, load: true, pull: true, quiet: true }],
    [
      ['--locked', '--fail-on-stale', '--max-package-age', '30'],
      { locked: true, failOnStale: true, maxPackageAge: '30' },
    ],
    [
      ['--start-command', 'node server.js', '--port', '8080', '--health', 'none'],
      { startCommand: 'node server.js', port: '8080', health: 'none' },
    ],
  ])('%j', (args, expected) => {
    expect(build(...args)).toMatchObject(expected);
  });

  test.each([[['--progress', 'fancy']], [['--format', 'yaml']], [['--nonesuch']], [['--target']], [['one', 'two']]])(
    '%j is refused',
    (args) => {
      expect(() => build(...args)).toThrow();
    },
  );

  test('of detect: which services, and how they are told', () => {
    const command = verbCommand('detect', 'Detects');
    expect(parse(command, ['--matrix', '--explain', '--changed-since', 'main'])).toMatchObject({
      matrix: true,
      explain: true,
      changedSince: 'main',
    });
  });
});
