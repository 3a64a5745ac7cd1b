import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detectingOne } from '../../support/detect/detecting.ts';

describe('a folder of HTML', () => {
  const build = detectingOne(
    { 'index.html': '<h1>', 'assets/style.css': '', 'README.md': '', '.env': 'SECRET=1', 'deploy.sh': '' },
    'My Site',
  );

  test('is served by nginx as an ordinary user', () => {
    expect(build.metadata).toMatchObject({ project_name: 'my-site', language: 'html', build_system: 'static' });
    expect(build.runtime.packages).toEqual(['nginx-mainline']);
    expect(build.runtime.command[0]).toBe('nginx');
    expect(build.runtime.ports).toEqual([8080]);
    expect(build.runtime.health).toEqual({ endpoint: '/' });
    expect(decision(build, 'language')).toBe('html (index.html)');
  });

  test('gives visitors the site and nothing beside it', () => {
    expect(build.runtime.copy).toEqual([
      { from: '/root/nginx.conf', to: '/etc/nginx/nginx.conf' },
      { from: 'assets', to: '/srv/www/assets' },
      { from: 'index.html', to: '/srv/www/index.html' },
    ]);
  });

  test('brings a configuration that writes to /tmp only and needs nothing of the repository', () => {
    const [command] = build.build.commands;
    expect(command).toMatchObject({ inputs: [] });
    const [text = ''] = commandLines(build);
    expect(text).toContain('pid /tmp/nginx.pid;');
    expect(text).toContain('root /srv/www;');
    expect(text.match(/_temp_path \/tmp\//g)).toHaveLength(5);
  });
});

describe('other places for a site', () => {
  test('a public folder', () => {
    expect(detectingOne({ 'public/index.html': '' }).runtime.copy).toContainEqual({ from: 'public', to: '/srv/www' });
  });

  test('what well-known clients ask for goes with it, whatever hides the name', () => {
    const { runtime } = detectingOne({
      'index.html': '',
      '.well-known/security.txt': '',
      '.env/x': '',
      '.well-known2/x': '',
    });
    expect(runtime.copy.slice(1)).toEqual([
      { from: '.well-known', to: '/srv/www/.well-known' },
      { from: 'index.html', to: '/srv/www/index.html' },
    ]);
  });

  test('the root that a Staticfile names', () => {
    const build = detectingOne({ Staticfile: 'root: out', 'out/index.html': '', 'index.html': '' });
    expect(build.runtime.copy).toContainEqual({ from: 'out', to: '/srv/www' });
  });

  test('many pages are gathered by one command', () => {
    const pages = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`page ${i}'s.html`, '']));
    const build = detectingOne({ 'index.html': '', ...pages });
    expect(build.runtime.copy).toContainEqual({ from: '/root/site', to: '/srv/www' });
    expect(commandLines(build)[2]).toContain(String.raw`'page 3'\''s.html'`);
  });

  test('pages whose names would be patterns are copied by patterns that fit them alone', () => {
    const { runtime } = detectingOne({ 'index.html': '', 'a[1].html': '', '*': '' });
    expect(runtime.copy.slice(1)).toEqual([
      { from: '[*]', to: '/srv/www/*' },
      { from: 'a[[]1].html', to: '/srv/www/a[1].html' },
      { from: 'index.html', to: '/srv/www/index.html' },
    ]);
  });

  test('and so are the files that a command needs', () => {
    const pages = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`!page[${i}].html`, '']));
    const [command] = detectingOne({ 'index.html': '', ...pages }).build.commands.slice(-1);
    expect(command).toMatchObject({ inputs: expect.arrayContaining([String.raw`\!page\[0\].html`]) as unknown });
  });
});
