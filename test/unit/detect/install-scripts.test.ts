import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne } from '../../support/detect/detecting.ts';

const SERVER = 'require("http").createServer().listen(3000);\n';
const MANIFEST = { name: 'a', scripts: { start: 'node server.js' }, dependencies: { bcrypt: '5.1.1' } };
const entry = (name: string) => [`node_modules/${name}`, { version: '1.0.0', hasInstallScript: true }] as const;
const LOCK = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: MANIFEST.dependencies },
    ...Object.fromEntries<object>(['bcrypt', 'core-js', '@scope/made'].map(entry)),
  },
};
const ALLOW = 'echo allow-scripts=@scope/made,bcrypt > /root/npm-global.rc';
const PNPM_LOCK =
  "lockfileVersion: '9.0'\n\npackages:\n\n  bcrypt@5.1.1:\n    resolution: {}\n\n  ms@2.1.3:\n    resolution: {}\n\nsnapshots:\n";
const noticed = (files: Parameters<typeof detecting>[0]) =>
  JSON.stringify(detecting(files)).includes('INSTALL_SCRIPTS_ALLOWED');

describe('install scripts with npm', () => {
  test('may run for the packages that the lock file says have one and that make something', () => {
    const build = detectingOne({ 'package.json': MANIFEST, 'package-lock.json': LOCK, 'server.js': SERVER });
    expect(commandLines(build)[0]).toBe(ALLOW);
    expect(build.build.env).toMatchObject({ NPM_CONFIG_GLOBALCONFIG: '/root/npm-global.rc' });
    expect(decision(build, 'install scripts')).toMatch(/^@scope\/made bcrypt/);
  });

  test.each([
    ['package.json', { 'package.json': { ...MANIFEST, allowScripts: { bcrypt: true } } }],
    ['.npmrc', { 'package.json': MANIFEST, '.npmrc': 'allow-scripts=bcrypt\n' }],
  ])("follow the project's own list in %s", (_, files) => {
    const build = detectingOne({ ...files, 'package-lock.json': LOCK, 'server.js': SERVER });
    expect(commandLines(build)[0]).toMatch(/^npm ci/);
  });

  test('may all run, with a word about it, where no lock file tells', () => {
    const files = { 'package.json': MANIFEST, 'server.js': SERVER };
    expect(detectingOne(files).build.env).toMatchObject({ NPM_CONFIG_DANGEROUSLY_ALLOW_ALL_SCRIPTS: 'true' });
    expect(noticed(files)).toBe(true);
  });
});

describe('install scripts with pnpm', () => {
  const of = (version: string, more: object = {}, files: Record<string, string> = {}) => ({
    'package.json': { ...MANIFEST, packageManager: `pnpm@${version}`, ...more },
    'pnpm-lock.yaml': PNPM_LOCK,
    'server.js': SERVER,
    ...files,
  });

  test('may run for the packages that are known to need theirs, from release 11 on', () => {
    expect(detectingOne(of('11.0.0')).build.env).toMatchObject({ pnpm_config_allow_builds: '{"bcrypt":true}' });
  });

  test('follow the list in package.json, which release 11 no longer reads', () => {
    const build = detectingOne(of('11.0.0', { pnpm: { onlyBuiltDependencies: ['sharp'] } }));
    expect(build.build.env).toMatchObject({ pnpm_config_allow_builds: '{"sharp":true}' });
  });

  test('may all run with release 10, with a word about it, and need nothing before', () => {
    const all = { npm_config_dangerously_allow_all_builds: 'true' };
    expect(detectingOne(of('10.13.1')).build.env).toMatchObject(all);
    expect(noticed(of('10.13.1'))).toBe(true);
    expect(detectingOne(of('9.15.0')).build.env).not.toMatchObject(all);
  });

  test('follow the list of the workspace file', () => {
    const files = of('10.13.1', {}, { 'pnpm-workspace.yaml': 'onlyBuiltDependencies:\n  - bcrypt\n' });
    expect(noticed(files)).toBe(false);
  });
});

describe('install scripts with pnpm 10.0 to 10.8, which know no variable for them', () => {
  const of = (version: string, files: Record<string, string> = {}, more: object = {}) => ({
    'package.json': { ...MANIFEST, packageManager: `pnpm@${version}`, ...more },
    'server.js': SERVER,
    ...files,
  });
  const install = (files: Parameters<typeof detecting>[0]) =>
    commandLines(detectingOne(files)).find((line) => line.includes('pnpm install')) ?? '';

  test('may run for the packages of a list that is put into package.json before the install', () => {
    const files = of('10.5.2', { 'pnpm-lock.yaml': PNPM_LOCK });
    expect(install(files)).toMatch(/^node -e '.*' package\.json onlyBuiltDependencies bcrypt && pnpm install/);
    expect(noticed(files)).toBe(false);
  });

  test('may all run, with a word about it, where no lock file tells', () => {
    expect(install(of('10.0.0'))).toContain('package.json neverBuiltDependencies && pnpm install');
    expect(noticed(of('10.0.0'))).toBe(true);
  });

  test.each<[string, Record<string, string>, object]>([
    ['of package.json', {}, { pnpm: { onlyBuiltDependencies: ['sharp'] } }],
    ['of the workspace file', { 'pnpm-workspace.yaml': 'onlyBuiltDependencies:\n  - bcrypt\n' }, {}],
  ])("follow the project's own list %s", (_, files, more) => {
    expect(install(of('10.8.1', { 'pnpm-lock.yaml': PNPM_LOCK, ...files }, more))).toMatch(/^pnpm install/);
  });

  test('have a variable from 10.9 on', () => {
    expect(install(of('10.9.0', { 'pnpm-lock.yaml': PNPM_LOCK }))).toMatch(/^pnpm install/);
  });
});

describe('install scripts with Yarn', () => {
  const YARN_LOCK = '__metadata:\n  version: 8\n\n"bcrypt@npm:5.1.1":\n  version: 5.1.1\n';
  const env = (version: string, files: Record<string, string> = {}, more: object = {}) =>
    detectingOne({
      'package.json': { ...MANIFEST, packageManager: `yarn@${version}`, ...more },
      'yarn.lock': YARN_LOCK,
      'server.js': SERVER,
      ...files,
    }).build.env;

  test.each(['4.14.0', '4.18.1', '5.0.0'])('may all run, since %s runs none by itself', (version) => {
    expect(env(version)).toHaveProperty('YARN_ENABLE_SCRIPTS', 'true');
  });

  test.each<[string, string, Record<string, string>, object]>([
    ['before', '4.13.0', {}, {}],
    ['with a setting of their own', '4.18.1', { '.yarnrc.yml': 'enableScripts: false\n' }, {}],
    ['with a list of their own', '4.18.1', {}, { dependenciesMeta: { bcrypt: { built: true } } }],
    ['where nothing is built', '4.18.1', { 'yarn.lock': YARN_LOCK.replaceAll('bcrypt', 'ms') }, {}],
  ])('are left as they are %s', (_, version, files, more) => {
    expect(env(version, files, more)).not.toHaveProperty('YARN_ENABLE_SCRIPTS');
  });
});

describe('install scripts with Bun', () => {
  const LOCK = '{\n  "packages": {\n    "bcrypt": ["bcrypt@5.1.1", "", {}, "sha512-x"],\n  }\n}\n';
  const codes = (more: object) =>
    detecting({ 'package.json': { ...MANIFEST, ...more }, 'bun.lock': LOCK, 'server.js': SERVER }).notices.map(
      ({ code }) => code,
    );

  test("are told where the project's own list lacks a package that is compiled", () => {
    expect(codes({ trustedDependencies: ['sharp'] })).toContain('INSTALL_SCRIPTS_BLOCKED');
    expect(codes({ trustedDependencies: ['bcrypt'] })).not.toContain('INSTALL_SCRIPTS_BLOCKED');
    expect(codes({})).not.toContain('INSTALL_SCRIPTS_BLOCKED');
  });
});
