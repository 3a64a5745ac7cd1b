import { describe, expect, test } from '@jest/globals';
import { buildPredicate, BUILD_PREDICATE, type AttestationFacts } from '../../../../src/image/attestations.ts';
import { askedSettings } from '../../../../src/app/asked-settings.ts';
import { readBuildStatement, type BuildPredicate } from '../../../../src/app/verify/build-statement.ts';
import { statedSettings } from '../../../../src/app/verify/stated-line.ts';
import { checkPackages, statedLock } from '../../../../src/app/verify/stated-packages.ts';
import { DEFAULT_BASE_IMAGE, type LineSettings } from '../../../../src/app/settings.ts';
import { AipackError } from '../../../../src/schema/errors.ts';
import { universalBuildSchema } from '../../../../src/schema/universal-build.ts';
import { parseIndexText } from '../../../../src/wolfi/index.ts';

const IMAGE = `sha256:${'a'.repeat(64)}`;
const CHECKSUM = `Q1${Buffer.alloc(20, 1).toString('base64')}`;
const nginx = { name: 'nginx', version: '1.29.1-r0', architecture: 'x86_64', checksum: CHECKSUM };

const facts: AttestationFacts = {
  build: universalBuildSchema.parse({
    version: '1.0',
    metadata: { project_name: 'web', path: 'services/web', language: 'html', build_system: 'none' },
    build: {},
    runtime: { command: ['nginx'] },
  }),
  platform: 'linux/amd64',
  inventory: [{ ...nginx, license: '', origin: '', repository: '' }],
  buildPackages: [],
  installation: 'layers',
  indexDigest: IMAGE,
  source: { repository: 'https://github.com/me/web', revision: 'b'.repeat(40) },
  sourceDateEpoch: 1_700_000_000,
  settings: { buildPlatform: 'linux/amd64', labels: { a: 'b' }, overrides: [], buildEnv: [] },
  toolVersion: '1.2.3',
  attestations: { sbom: 'inventory', provenance: 'mode=max' },
};

const predicate = (changes: object = {}): unknown =>
  JSON.parse(JSON.stringify({ ...buildPredicate(facts), ...changes }));
const statement = (changes: object = {}): unknown => ({
  _type: 'https://in-toto.io/Statement/v0.1',
  predicateType: BUILD_PREDICATE,
  subject: [{ name: 'web', digest: { sha256: 'a'.repeat(64) } }],
  predicate: predicate(),
  ...changes,
});

const read = (value: unknown): ReturnType<typeof readBuildStatement> => readBuildStatement(value, IMAGE, 'linux/amd64');

/** The predicate that a build with these settings states. */
function stated(changes: object = {}): BuildPredicate {
  const found = read(statement({ predicate: predicate(changes) }));
  if ('because' in found) throw new Error(found.because);
  return found;
}

const mine: LineSettings = {
  context: '/work',
  platforms: [],
  packages: { repositories: [], keys: [], allowUntrusted: false },
  staleness: { fail: false },
  installation: { way: 'layers', because: 'no base image was asked for' },
  baseImage: DEFAULT_BASE_IMAGE,
  secrets: [],
  ssh: [],
  overrides: [],
  labels: {},
};
const image = (changes: object = {}) => ({
  statement: stated({ settings: { sourceDateEpoch: 1, ...facts.settings, ...changes } }),
  descriptor: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: IMAGE, size: 1 },
});
const settle = (settings: LineSettings, changes: object = {}): LineSettings => {
  const made = image(changes);
  return statedSettings(settings, made, statedLock(made.statement));
};

function problems(run: () => unknown): readonly { readonly code: string; readonly message: string }[] {
  try {
    run();
  } catch (error) {
    if (error instanceof AipackError) return error.problems;
    throw error;
  }
  return [];
}

describe('our own statement', () => {
  test('is read back as it was made', () => {
    expect(read(statement())).toMatchObject({ project: { name: 'web' }, settings: { labels: { a: 'b' } } });
  });

  test.each<[string, object]>([
    ['about another image', { subject: [{ digest: { sha256: 'c'.repeat(64) } }] }],
    [
      'about this image and another',
      { subject: [{ digest: { sha256: 'a'.repeat(64) } }, { digest: { sha256: 'c' } }] },
    ],
    ['about nothing', { subject: [] }],
    ['of another kind', { predicateType: 'https://example.com/other' }],
    ['for another platform', { predicate: predicate({ platform: 'linux/arm64' }) }],
    ['of another tool', { predicate: predicate({ tool: { name: 'other', version: '1' } }) }],
    ['of an older version, without settings', { predicate: predicate({ settings: undefined }) }],
    ['with a revision that is an option', { predicate: predicate({ source: { revision: '--upload-pack=x' } }) }],
    [
      'with a time that no date has',
      {
        predicate: predicate({ settings: { ...facts.settings, sourceDateEpoch: 1e300 } }),
      },
    ],
    [
      'with a field in its overrides that there is none of',
      {
        predicate: predicate({ settings: { ...facts.settings, sourceDateEpoch: 1, overrides: [{ secrets: ['x'] }] } }),
      },
    ],
  ])('%s is refused', (_, changes) => {
    expect(read(statement(changes))).toHaveProperty('because');
  });

  test.each([undefined, null, 'text', [], {}])('that is %j is refused', (value) => {
    expect(read(value)).toHaveProperty('because');
  });

  test('tells overrides without values of variables of steps', () => {
    const overrides = [
      { name: '--build-env', overrides: { build: { env: { TOKEN: 'hush', GONE: null } } } },
      { name: '--port', overrides: { runtime: { ports: [8080] } } },
    ];
    const asked = askedSettings({ ...mine, overrides }, { AIPACK_BUILD_ENV: 'OTHER=hush', AIPACK_HEALTH: 'none' });
    expect(asked).toMatchObject({
      overrides: [{ runtime: { health: null } }, { runtime: { ports: [8080] } }],
      buildEnv: ['OTHER', 'TOKEN'],
    });
    expect(JSON.stringify(asked)).not.toContain('hush');
  });
});

describe('packages of a statement', () => {
  test('are locked as they were', () => {
    const { checksum, name, version } = nginx;
    expect(statedLock(stated()).architectures).toEqual({ x86_64: [{ name, version, checksum }] });
  });

  test.each([
    'pkg:apk/wolfi/nginx@1?arch=aarch64',
    'pkg:npm/nginx@1?arch=x86_64',
    'pkg:apk/wolfi/%E0@1?arch=x86_64',
    'pkg:apk/wolfi/..%2Fx@1?arch=x86_64',
  ])('%s is none', (uri) => {
    const packages = { installation: 'layers', build: [], runtime: [{ uri, annotations: { checksum: CHECKSUM } }] };
    expect(problems(() => statedLock(stated({ packages })))).toMatchObject([{ code: 'STATEMENT_INVALID' }]);
  });

  test('that the index has no more are told by name', async () => {
    const text = `C:${CHECKSUM}\nP:nginx\nV:1.29.2-r0\nA:x86_64\n\n`;
    const index = parseIndexText(Buffer.from(text), { architecture: 'x86_64' });
    const indexes = { forPlatform: async () => ({ index }) } as unknown as Parameters<typeof checkPackages>[1];
    await expect(checkPackages(statedLock(stated()), indexes, ['linux/amd64'])).rejects.toMatchObject({
      problems: [
        {
          code: 'PACKAGES_GONE',
          message:
            'The package nginx 1.29.1-r0 that the image was made of is not in the index any more; the newest is 1.29.2-r0 (x86_64)',
        },
      ],
    });
  });
});

describe('settings for building again', () => {
  test('are what the statement says of labels, time, source and service', () => {
    const settings = settle({ ...mine, labels: { own: 'label' }, service: 'other' });
    expect(settings).toMatchObject({
      labels: { a: 'b' },
      platforms: ['linux/amd64'],
      stated: { name: 'web', path: 'services/web', source: { epoch: 1, revision: 'b'.repeat(40) } },
    });
    expect(settings.service).toBeUndefined();
  });

  test('lack variables whose values nobody but the builder knows', () => {
    expect(problems(() => settle(mine, { buildEnv: ['TOKEN'] }))).toMatchObject([
      { code: 'STATEMENT_UNMET', message: expect.stringContaining('TOKEN') as unknown },
    ]);
    const overrides = [{ name: '--build-env', overrides: { build: { env: { TOKEN: 'x' } } } }];
    expect(problems(() => settle({ ...mine, overrides }, { buildEnv: ['TOKEN'] }))).toEqual([]);
  });

  test('give no secrets to steps that a statement chooses', () => {
    const secrets = [{ id: 'token', from: { value: 'x' } }] as const;
    const evil = { overrides: [{ build: { commands: ['cat /run/secrets/token'] } }] };
    expect(problems(() => settle({ ...mine, secrets }, evil))).toMatchObject([
      { code: 'STATEMENT_UNMET', message: expect.stringContaining('--build-commands') as unknown },
    ]);
    expect(problems(() => settle(mine, evil))).toEqual([]);
    const overrides = [{ name: '--build-commands', overrides: { build: { commands: ['make'] } } }];
    const own = settle({ ...mine, overrides, secrets }, evil);
    expect(own.overrides.at(-1)?.overrides.build?.commands).toEqual(['make']);
  });

  test('want the very spec file', () => {
    const spec = { file: 'app.json', content: '{}' };
    expect(problems(() => settle({ ...mine, spec }))).toMatchObject([{ code: 'STATEMENT_UNMET' }]);
    expect(problems(() => settle(mine, { spec: IMAGE }))).toMatchObject([{ code: 'STATEMENT_UNMET' }]);
    const { spec: digest } = askedSettings({ ...mine, spec }, {});
    expect(problems(() => settle({ ...mine, spec }, { spec: digest }))).toEqual([]);
  });
});
