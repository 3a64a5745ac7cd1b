import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

describe('a site generator without a language', () => {
  test.each([
    ['hugo', { 'hugo.toml': '', 'content/a.md': '' }],
    ['hugo', { 'config.yaml': 'baseURL: https://x.org/\n', 'layouts/index.html': '' }],
    ['zola', { 'config.toml': 'base_url = "https://x.org"\n', 'templates/index.html': '' }],
  ])('%s makes the site, and nginx serves it', (id, files) => {
    const build = detectingOne(files);
    expect(build.metadata.framework).toBe(id);
    expect(build.build.packages).toEqual([id]);
    expect(commandLines(build).at(-1)).toMatch(new RegExp(`^${id} `));
  });

  test('stands beside a package.json that only calls it', () => {
    const files = { 'config.toml': 'baseURL = "https://x.org"\n', 'content/a.md': '' };
    const of = (manifest: object): string | undefined =>
      detecting({ ...files, 'package.json': manifest }).builds[0]?.metadata.framework;
    expect(of({ scripts: { build: 'hugo --gc' } })).toBe('hugo');
    expect(of({ scripts: { build: 'hugo && node post.js', start: 'node s.js' } })).not.toBe('hugo');
    expect(of({ scripts: { start: 'node s.js' }, devDependencies: { postcss: '8' } })).not.toBe('hugo');
  });

  test('is not seen in a configuration of another program', () => {
    expect(problemsOf({ 'config.toml': 'name = "x"\n', 'content/a.py': '' })[0]?.code).toBe('NOTHING_DETECTED');
  });

  test('is there where the scripts of a package.json call it', () => {
    const files = {
      'hugo.toml': '',
      'content/a.md': '',
      'netlify.toml': '[build]\npublish = "public"\n',
      'package.json': { scripts: { build: 'hugo -d public' }, devDependencies: { a: '1' } },
    };
    expect(detectingOne(files).build.packages).toContain('hugo');
    expect(detectingOne({ ...files, 'go.mod': 'module a\n' }).build.packages).toEqual(
      expect.arrayContaining(['git', expect.stringMatching(/^go-/), 'hugo']),
    );
    const own = { scripts: { build: 'hugo -d public' }, devDependencies: { 'hugo-extended': '1' } };
    expect(detectingOne({ ...files, 'package.json': own }).build.packages).not.toContain('hugo');
  });

  test('has themes that are no services', () => {
    const theme = { 'themes/a/package.json': { scripts: { start: 'node i.js' } }, 'themes/a/i.js': 'listen(1234)' };
    expect(detecting({ 'hugo.toml': '', 'content/a.md': '', ...theme }).builds).toHaveLength(1);
  });
});

test.each([
  ['Sanity', { scripts: { start: 'sanity start' }, dependencies: { '@sanity/core': '2' } }],
  ['Sapper', { scripts: { start: 'sapper dev' }, devDependencies: { sapper: '0.27' } }],
  ['Docusaurus 1', { scripts: { start: 'docusaurus-start' }, devDependencies: { docusaurus: '1' } }],
])('%s is refused by name', (name, manifest) => {
  expect(problemsOf({ 'package.json': manifest })[0]?.message).toContain(name);
});
