import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detectingOne } from '../../support/detect/detecting.ts';

const SERVER = { 'package.json': { name: 'a', main: 'index.js' }, 'index.js': 'server.listen(5000)' };
const GO = { 'go.mod': 'module example.com/a\n\ngo 1.25\n', 'main.go': 'package main\n\nfunc main() {}\n' };

const COMPOSE = 'services:\n  web:\n    build: .\n    volumes:\n';

describe('folders that an application keeps its data in', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'a volume of a Dockerfile',
      { Dockerfile: 'FROM a\nWORKDIR /srv/a\nVOLUME ["/srv/a/data"]\n' },
      'data (Dockerfile:3)',
    ],
    [
      'a folder that its last stage makes',
      { Dockerfile: 'FROM a\nWORKDIR /a\nRUN mkdir -p store && ls\n' },
      'store (Dockerfile:3)',
    ],
    [
      'one that it gives away',
      { Dockerfile: 'FROM a\nWORKDIR /a\nRUN chown -R app:app /a/store\n' },
      'store (Dockerfile:3)',
    ],
    [
      'one that an argument names',
      { Dockerfile: 'FROM a\nARG where=/config\nVOLUME $where\n' },
      '/config (Dockerfile:3)',
    ],
    ['a named volume of compose', { 'compose.yaml': `${COMPOSE}      - db:/app/db\n` }, 'db (compose.yaml:5)'],
    [
      'a disk of render.yaml',
      { 'render.yaml': 'services:\n  - type: web\n    disk:\n      mountPath: /data\n' },
      '/data (render.yaml:4)',
    ],
    ['a mount of fly.toml', { 'fly.toml': '[mounts]\nsource = "x"\ndestination = "/data"\n' }, '/data (fly.toml:1)'],
    ['an empty folder that git keeps', { 'uploads/.gitkeep': '' }, 'uploads (uploads)'],
    [
      'an empty folder for uploads below another',
      { 'public/uploads/.gitkeep': '', 'tests/cache/.gitkeep': '', 'public/images/.gitkeep': '' },
      'public/uploads (public/uploads)',
    ],
  ])('%s is writable', (_, files, expected) => {
    expect(decision(detectingOne({ ...SERVER, ...files }), 'writable folder')).toBe(expected);
  });

  test.each<[string, Record<string, string>]>([
    ['made in another stage', { Dockerfile: 'FROM a AS b\nWORKDIR /a\nRUN mkdir store\nFROM c\nWORKDIR /a\n' }],
    ['the working folder itself', { Dockerfile: 'FROM a\nWORKDIR /a\nRUN chown -R app /a\n' }],
    ["root's", { Dockerfile: 'FROM a\nWORKDIR /a\nRUN chown -R root:root /a/store\n' }],
    ["the system's", { Dockerfile: 'FROM a\nVOLUME /var/run /tmp\n' }],
    ['what is built', { Dockerfile: 'FROM a\nWORKDIR /a\nRUN mkdir .next dist node_modules\n' }],
    [
      'sources that compose mounts to work on',
      { 'compose.yaml': `${COMPOSE}      - ./lib:/app/lib\n`, 'lib/a.js': '' },
    ],
    ['read only', { 'compose.yaml': `${COMPOSE}      - conf:/conf:ro\n` }],
  ])('no folder is %s', (_, files) => {
    expect(decision(detectingOne({ ...SERVER, ...files }), 'writable folder')).toBeUndefined();
  });

  test('what a copy brings is made writable where it is built, and all else in a folder that is copied first', () => {
    const files = { Dockerfile: 'FROM a\nWORKDIR /app\nVOLUME /app/data /var/lib/a\n' };
    const node = detectingOne({ ...SERVER, ...files });
    expect(commandLines(node).at(-1)).toBe(
      'mkdir -p data /root/writable/var/lib/a && chmod -R a+rwX data /root/writable/var/lib/a',
    );
    expect(node.runtime.copy[0]).toEqual({ from: '/root/writable/var/lib', to: '/var/lib' });
    expect(detectingOne({ ...GO, ...files }).runtime.copy.slice(0, 2)).toEqual([
      { from: '/root/writable/app', to: '/app' },
      { from: '/root/writable/var/lib', to: '/var/lib' },
    ]);
  });

  test('a setting that names such a folder is passed on', () => {
    const files = {
      Dockerfile: 'FROM a\nARG where=/data\nVOLUME $where\nENV STORE=$where/a.db OTHER=/opt/b CONF=$where/a.cfg\n',
    };
    expect(detectingOne({ ...SERVER, ...files }).runtime.env).toMatchObject({ STORE: '/data/a.db' });
    expect(detectingOne({ ...SERVER, ...files }).runtime.env).not.toHaveProperty('OTHER');
    expect(detectingOne({ ...SERVER, ...files }).runtime.env).not.toHaveProperty('CONF');
  });

  test('the folder of a database that the source names is writable where a manifest has a library for it', () => {
    const source = 'open(process.env.DB || "/etc/todos/todo.db"); server.listen(5000)';
    const manifest = { name: 'a', main: 'index.js', dependencies: { sqlite3: '5.1.7' } };
    expect(decision(detectingOne({ 'package.json': manifest, 'index.js': source }), 'writable folder')).toBe(
      '/etc/todos (index.js:1)',
    );
    expect(decision(detectingOne({ ...SERVER, 'index.js': source }), 'writable folder')).toBeUndefined();
  });
});
