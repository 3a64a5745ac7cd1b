import { describe, expect, test } from '@jest/globals';
import { decision, detectingOne } from '../../support/detect/detecting.ts';

const SERVER = 'require("http").createServer().listen(3000);\n';
const ARCHIVE = 'https://example.com/plus-1.0.0.tgz';
const REPOSITORY = 'git+ssh://git@github.com/a/plus.git#6307a5d2b29f4b96f08fb4f62f6c2badf012cef2';

/** A project with one dependency, and a lock file that holds another one of that dependency. */
const of = (wanted: string, inner = '^1.0.0', resolved = 'https://registry.npmjs.org/minus/-/minus-1.0.0.tgz') => {
  const manifest = { name: 'a', scripts: { start: 'node server.js' }, dependencies: { plus: wanted } };
  const packages = {
    '': { dependencies: manifest.dependencies },
    'node_modules/plus': { version: '1.0.0', funding: { url: 'https://example.com' }, dependencies: { minus: inner } },
    'node_modules/minus': { version: '1.0.0', resolved },
  };
  return { 'package.json': manifest, 'package-lock.json': { lockfileVersion: 3, packages }, 'server.js': SERVER };
};

describe('packages that come from elsewhere than a registry', () => {
  test.each(['github:a/plus', 'a/plus', 'a/plus#v1', 'git+https://example.com/plus.git'])(
    'npm may fetch %s, with git',
    (wanted) => {
      const build = detectingOne(of(wanted));
      expect(build.build.env).toMatchObject({ NPM_CONFIG_ALLOW_GIT: 'all' });
      expect(build.build.env).not.toHaveProperty('NPM_CONFIG_ALLOW_REMOTE');
      expect(build.build.packages).toContain('git');
      expect(build.runtime.packages).not.toContain('git');
      expect(decision(build, 'package sources')).toMatch(/^git /);
    },
  );

  test('npm may fetch an archive by its address', () => {
    const build = detectingOne(of(ARCHIVE));
    expect(build.build.env).toMatchObject({ NPM_CONFIG_ALLOW_REMOTE: 'all' });
    expect(build.build.packages).not.toContain('git');
  });

  test.each(['https://github.com/a/plus', 'https://example.com/plus.git#v1'])(
    '%s is an archive or a repository, as managers and hosts have it',
    (wanted) => {
      const build = detectingOne(of(wanted));
      expect(build.build.env).toMatchObject({ NPM_CONFIG_ALLOW_GIT: 'all', NPM_CONFIG_ALLOW_REMOTE: 'all' });
      expect(build.build.packages).toContain('git');
    },
  );

  test('a dependency of a dependency counts, by the lock file', () => {
    expect(detectingOne(of('^1.0.0', 'github:a/minus', REPOSITORY)).build.env).toHaveProperty('NPM_CONFIG_ALLOW_GIT');
    expect(detectingOne(of('^1.0.0', ARCHIVE, ARCHIVE)).build.env).toHaveProperty('NPM_CONFIG_ALLOW_REMOTE');
  });

  test('a registry that the lock file was made with and .npmrc does not name counts as addresses', () => {
    const mirrored = of('^1.0.0', '^1.0.0', 'https://registry.npmmirror.com/minus/-/minus-1.0.0.tgz');
    const allowed = (files: Parameters<typeof detectingOne>[0]) =>
      detectingOne(files).build.env.NPM_CONFIG_ALLOW_REMOTE;
    expect(allowed(mirrored)).toBe('all');
    expect(allowed({ ...mirrored, '.npmrc': 'registry=https://registry.npmmirror.com/\n' })).toBeUndefined();
  });

  test.each(['^1.0.0', 'npm:other@1', 'file:../plus', 'workspace:*', 'latest'])('%s needs nothing', (wanted) => {
    const build = detectingOne(of(wanted));
    expect(Object.keys(build.build.env).filter((name) => name.startsWith('NPM_CONFIG_ALLOW'))).toEqual([]);
    expect(build.build.packages).not.toContain('git');
  });

  test("the project's own word in .npmrc holds", () => {
    const build = detectingOne({ ...of('github:a/plus'), '.npmrc': 'allow-git=root\n' });
    expect(build.build.env).not.toHaveProperty('NPM_CONFIG_ALLOW_GIT');
    expect(build.build.packages).toContain('git');
  });

  test.each([
    [
      'pnpm-lock.yaml',
      `lockfileVersion: '9.0'\n\npackages:\n\n  plus@git+${ARCHIVE}:\n    resolution: {commit: a, type: git}\n`,
    ],
    ['yarn.lock', '# yarn lockfile v1\n\n"plus@git+https://example.com/plus.git":\n  version "1.0.0"\n'],
    ['bun.lock', '{ "lockfileVersion": 1, "packages": { "plus": ["plus@git+https://example.com/plus.git#a"] } }'],
  ])('git is there for what %s names', (name, text) => {
    const { 'package.json': manifest, 'server.js': server } = of('^1.0.0');
    const build = detectingOne({ 'package.json': manifest, 'server.js': server, [name]: text });
    expect(build.build.packages).toContain('git');
  });
});
