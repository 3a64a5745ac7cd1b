import { describe, expect, test } from '@jest/globals';
import { marshal } from '../../../src/llb/index.ts';
import { parsePlatform } from '../../../src/oci/index.ts';
import { aideLayer } from '../../../src/image/aide/layer.ts';
import { lowerPlan } from '../../../src/image/lower-plan.ts';
import { codec } from '../../../src/proto/codec.ts';
import { NetMode, type Op } from '../../../src/proto/ops.ts';
import { FIXED_EPOCH } from '../../../src/image/fixed-epoch.ts';
import { planImage, type PlanSettings } from '../../../src/image/plan-image.ts';
import { tablesOf } from '../../../src/detect/core/tables.ts';
import { REGISTRY } from '../../../src/detect/registry.ts';
import { loadBuilds } from '../../../src/schema/load.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';

const settings: PlanSettings = {
  platform: 'linux/amd64',
  architecture: 'x86_64',
  buildPlatform: 'linux/amd64',
  installation: { way: 'apk', because: 'the tests ask for it' },
  baseImage: 'registry.example/wolfi-base:latest',
  apk: { repositories: ['https://packages.example/os'], private: false, keys: [{ name: 'k.rsa.pub', pem: 'PEM' }] },
  packages: {
    build: [{ name: 'nodejs-22', version: '22.1.0-r0' }],
    runtime: [{ name: 'nodejs-22', version: '22.1.0-r0' }],
  },
  source: { repository: 'https://github.com/o/r', revision: 'a'.repeat(40) },
  sourceDateEpoch: 1_700_000_000,
  repositoryIdentity: 'https://github.com/o/r',
  toolVersion: '1.2.3',
  ownCertificates: false,
  secrets: [],
  ssh: [],
  ...tablesOf(REGISTRY),
};

function node(overrides: { build?: object; runtime?: object; metadata?: object } = {}): UniversalBuild {
  const document = {
    metadata: { project_name: 'web', language: 'JavaScript', build_system: 'npm', ...overrides.metadata },
    build: {
      packages: ['nodejs-22', 'npm'],
      commands: [{ run: 'npm ci', inputs: ['package.json', 'package-lock.json'] }, 'npm run build'],
      cache: ['/root/.npm'],
      ...overrides.build,
    },
    runtime: {
      packages: ['nodejs-22'],
      copy: [
        { from: 'node_modules', to: 'node_modules' },
        { from: '.', to: '.' },
      ],
      command: ['node', 'server.js'],
      ports: [3000],
      health: { endpoint: '/health' },
      ...overrides.runtime,
    },
  };
  const [build] = loadBuilds(JSON.stringify(document), 'spec.json').builds;
  if (build === undefined) throw new Error('no build');
  return build;
}

const lowering = { sharedKeyHint: 'hint', aide: aideLayer };

describe('the plan of an image', () => {
  test('manifests come before the install, sources after it', () => {
    const { steps } = planImage(node(), settings).build;
    expect(steps.map((step) => (step.kind === 'run' ? step.run : (step.include ?? 'everything')))).toEqual([
      ['package-lock.json', 'package.json'],
      'npm ci',
      'everything',
      'npm run build',
    ]);
  });

  test('sources that no command needs are still there for the copy', () => {
    const { steps } = planImage(node({ build: { commands: [{ run: 'true', inputs: [] }] } }), settings).build;
    expect(steps.map(({ kind }) => kind)).toEqual(['run', 'context']);
  });

  test('inputs of a service are looked for in its folder, and commands run there', () => {
    const plan = planImage(node({ metadata: { path: 'apps/web' } }), settings);
    expect(plan.build.steps[0]).toMatchObject({ include: ['apps/web/package-lock.json', 'apps/web/package.json'] });
    expect(plan.build.steps[1]).toMatchObject({ cwd: '/app/apps/web' });
  });

  test('the folder of a service is no pattern, whatever it is called', () => {
    const plan = planImage(node({ metadata: { path: '[app]' } }), settings);
    expect(plan.build.steps[0]).toMatchObject({
      include: [String.raw`\[app\]/package-lock.json`, String.raw`\[app\]/package.json`],
    });
    expect(plan.build.steps[1]).toMatchObject({ cwd: '/app/[app]' });
    expect(plan.runtime.copies.map(({ from }) => from)).toEqual(['/app/[[]app]/node_modules', '/app/[[]app]']);
  });

  test('what one copy brought, a later one leaves out', () => {
    const { copies } = planImage(node(), settings).runtime;
    expect(copies[1]).toMatchObject({ from: '/app', to: '/app', exclude: ['node_modules'] });
  });

  test('a copy to another place leaves nothing out', () => {
    const { copies } = planImage(
      node({
        runtime: {
          copy: [
            { from: 'node_modules', to: '/elsewhere' },
            { from: '.', to: '.' },
          ],
        },
      }),
      settings,
    ).runtime;
    expect(copies[1]?.exclude).toEqual([]);
  });

  test('dependencies keep their time from commit to commit, the application carries the commit', () => {
    const { copies } = planImage(node(), settings).runtime;
    expect(copies.map(({ epoch }) => epoch)).toEqual([FIXED_EPOCH, 1_700_000_000]);
  });

  test("Python's environment carries the fixed time as well", () => {
    const copy = [
      { from: '/opt/venv', to: '/opt/venv' },
      { from: '.', to: '.' },
    ];
    const { copies } = planImage(node({ runtime: { copy } }), settings).runtime;
    expect(copies.map(({ epoch }) => epoch)).toEqual([FIXED_EPOCH, 1_700_000_000]);
  });

  test('caches of different repositories and services never meet', () => {
    const ids = [
      planImage(node(), settings),
      planImage(node(), { ...settings, repositoryIdentity: 'other' }),
      planImage(node({ metadata: { path: 'apps/web' } }), settings),
    ].map(
      ({ build }) => build.steps.flatMap((step) => (step.kind === 'run' ? step.caches.map(({ id }) => id) : []))[0],
    );
    expect(new Set(ids).size).toBe(3);
  });

  test('caches of a scope never meet those of another one, nor those of builds without', () => {
    const ids = (cacheScope?: string): readonly string[] => {
      const plan = planImage(node(), { ...settings, ...(cacheScope === undefined ? {} : { cacheScope }) });
      const { runtime } = lowerPlan(plan, lowering);
      const bytes = Buffer.concat(marshal(runtime, { platform: parsePlatform('linux/amd64') }).def).toString('latin1');
      return [...new Set(bytes.match(/aipack\/[0-9a-f]{16}\/root\/\.npm/g))];
    };
    // What builds without a scope have kept stays theirs.
    expect(ids()).toEqual(['aipack/002626fdfea7d8b3/root/.npm']);
    const all = [ids(), ids('pull:a/app'), ids('pull:b/app')];
    expect(new Set(all.flat()).size).toBe(3);
    expect(all.map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  test('results of a scope are found by another key than those of others, though BuildKit leaves caches out of it', () => {
    const steps = (cacheScope?: string): readonly string[] => {
      const plan = planImage(node(), { ...settings, ...(cacheScope === undefined ? {} : { cacheScope }) });
      const { runtime } = lowerPlan(plan, lowering);
      return marshal(runtime, { platform: parsePlatform('linux/amd64') })
        .def.map((op) => Buffer.from(op).toString('latin1'))
        .filter((op) => op.includes('/bin/sh') && op.includes('npm '))
        .map((op) => op.replaceAll(/aipack\/[0-9a-f]{16}/g, '').replaceAll(/sha256:[0-9a-f]{64}/g, ''));
    };
    const all = [steps(), steps('pull:a/app'), steps('pull:b/app')];
    expect(all.map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(new Set(all.flat()).size).toBe(6);
    expect(steps().join('')).not.toContain('.invalid');
  });

  test('steps have the network that is asked for', () => {
    const ops = codec<Op>('pb.Op');
    const networks = (plan: ReturnType<typeof planImage>) =>
      marshal(lowerPlan(plan, lowering).build, {
        platform: parsePlatform('linux/amd64'),
        session: 's',
      })
        .def.map((bytes) => ops.decode(bytes).exec)
        .filter((exec) => exec?.meta?.args[0] === '/bin/sh')
        .map((exec) => exec?.network);
    expect(networks(planImage(node(), { ...settings, network: 'none' }))).toEqual([NetMode.NONE, NetMode.NONE]);
    expect(networks(planImage(node(), settings))).not.toContain(NetMode.NONE);
  });

  test('commands that make programs for other machines are told which, and run on the machine that builds', () => {
    const build = node({ build: { platforms: 'cross' } });
    const plan = planImage(build, { ...settings, platform: 'linux/arm64', architecture: 'aarch64' });
    expect(plan.build).toMatchObject({ platform: 'linux/amd64', env: { TARGETOS: 'linux', TARGETARCH: 'arm64' } });
    expect(planImage(node(), settings).build.env).not.toHaveProperty('TARGETARCH');
  });

  test('the configuration has a user without rights, ports, labels and a health check', () => {
    const { config } = planImage(node(), settings).config;
    expect(config.User).toBe('65532:65532');
    expect(config.ExposedPorts).toEqual({ '3000/tcp': {} });
    expect(config.Labels).toMatchObject({
      'org.opencontainers.image.source': 'https://github.com/o/r',
      'org.opencontainers.image.revision': 'a'.repeat(40),
      'dev.aipack.language': 'JavaScript',
    });
    expect(config.Healthcheck?.Test).toEqual(['CMD', '/usr/bin/aipack-aide', 'check', '3000', '/health']);
    expect(config.Env).toContain('SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt');
  });

  test('the same build and settings give the same bytes of LLB', () => {
    const bytes = (): string => {
      const { runtime } = lowerPlan(planImage(node(), settings), lowering);
      return JSON.stringify(
        marshal(runtime, { platform: parsePlatform('linux/amd64') }).def.map((op) => Buffer.from(op).toString('hex')),
      );
    };
    expect(bytes()).toBe(bytes());
  });

  test('names of packages can be no options of apk', () => {
    const { runtime } = lowerPlan(planImage(node(), settings), lowering);
    const ops = codec<Op>('pb.Op');
    const commands = marshal(runtime, { platform: parsePlatform('linux/amd64') })
      .def.map((bytes) => ops.decode(bytes).exec?.meta?.args ?? [])
      .filter((args) => args.includes('apk'));
    expect(commands.map((args) => args.slice(args.indexOf('--')))).toEqual([
      ['--', 'nodejs-22=22.1.0-r0'],
      ['--', 'nodejs-22=22.1.0-r0'],
    ]);
  });

  test('addresses of package repositories that hold credentials are taken from a secret of the session', () => {
    const apk = { ...settings.apk, repositories: ['https://packages.example/private'], private: true };
    const { runtime } = lowerPlan(planImage(node(), { ...settings, apk }), lowering);
    const steps = marshal(runtime, { platform: parsePlatform('linux/amd64') }).def.map((op) =>
      Buffer.from(op).toString('latin1'),
    );
    const told = steps.filter((step) => step.includes('aipack-package-repositories'));
    expect(told).toHaveLength(2);
    expect(told.filter((step) => !step.includes('--repositories-file'))).toEqual([]);
    expect(told.filter((step) => step.includes('npm run build'))).toEqual([]);
  });

  test('secrets that are settings of a tool also lie where it looks, and no others do', () => {
    const bytes = (secrets: readonly string[]) => {
      const { runtime } = lowerPlan(planImage(node(), { ...settings, secrets }), lowering);
      return Buffer.concat(marshal(runtime, { platform: parsePlatform('linux/amd64') }).def).toString('latin1');
    };
    expect(bytes(['token'])).not.toContain('settings.xml');
    const given = bytes(['gradle-properties', 'maven-settings', 'nuget-config']);
    for (const file of ['.gradle/gradle.properties', '.m2/settings.xml', '.nuget/NuGet/NuGet.Config'])
      expect(given).toContain(`/root/${file}`);
    expect(given).toContain('/run/secrets/maven-settings');
  });
});
