import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne } from '../../support/detect/detecting.ts';

/** A service whose own source says nothing of its port. */
const SILENT = { 'package.json': { name: 'a', main: 'index.js' }, 'index.js': 'start()' };

/** A manifest with one container, whose further fields are given from the ninth line on. */
function deployment(name: string, fields: string): string {
  return `kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers:
        - name: ${name}
${fields}`;
}

describe('what files for other tools say', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a Dockerfile', { Dockerfile: 'FROM a\nEXPOSE 1\nFROM b\nEXPOSE 4001\n' }, '4001 (Dockerfile:4)'],
    [
      'a compose file',
      { 'compose.yaml': 'services:\n  db:\n    image: x\n  web:\n    build: .\n    ports:\n      - "80:4002"\n' },
      '4002 (compose.yaml:7)',
    ],
    [
      'a Kubernetes manifest',
      { 'k8s/app.yaml': deployment('api', '          ports:\n            - containerPort: 4003\n') },
      '4003 (k8s/app.yaml:10)',
    ],
    ['an example environment', { '.env.example': 'DB=x\nPORT=4004\n' }, '4004 (.env.example:2)'],
    ['fly.toml', { 'fly.toml': '[http_service]\ninternal_port = 4005\n' }, '4005 (fly.toml:2)'],
  ])('%s names the port', (_, files, expected) => {
    expect(decision(detectingOne({ ...SILENT, ...files }), 'port')).toBe(expected);
  });

  test('the source comes before them', () => {
    const build = detectingOne({ ...SILENT, 'index.js': 'server.listen(5000)', Dockerfile: 'FROM a\nEXPOSE 4001\n' });
    expect(build.runtime.ports).toEqual([5000]);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a Dockerfile',
      { Dockerfile: 'FROM a\nEXPOSE 80\nHEALTHCHECK CMD curl -f http://localhost:80/alive || exit 1\n' },
      '/alive (Dockerfile:3)',
    ],
    [
      'a Kubernetes manifest',
      {
        'k8s/a.yaml': deployment('api', '          livenessProbe:\n            httpGet:\n              path: /live\n'),
      },
      '/live (k8s/a.yaml:11)',
    ],
    ['render.yaml', { 'render.yaml': 'services:\n  - type: web\n    healthCheckPath: /ok\n' }, '/ok (render.yaml:3)'],
    [
      'railway.json',
      { 'railway.json': '{\n "deploy": {\n  "healthcheckPath": "/ready"\n }\n}' },
      '/ready (railway.json:3)',
    ],
  ])('%s names the health endpoint', (_, files, expected) => {
    expect(decision(detectingOne({ ...SILENT, ...files }), 'health')).toBe(expected);
  });

  test('are read even where ignore files hide them from the build', () => {
    const build = detectingOne({ ...SILENT, '.dockerignore': 'Dockerfile\n', Dockerfile: 'FROM a\nEXPOSE 4001\n' });
    expect(build.runtime.ports).toEqual([4001]);
  });

  test('are passed over when they are broken', () => {
    expect(
      detectingOne({ ...SILENT, 'compose.yaml': 'services: [', 'railway.json': '{', 'fly.toml': '[[' }).runtime.ports,
    ).toEqual([]);
  });

  test('never bring values of an example environment', () => {
    expect(JSON.stringify(detectingOne({ ...SILENT, '.env.example': 'SECRET=hunter2\nPORT=1234\n' }))).not.toContain(
      'hunter2',
    );
  });
});

describe('the start command', () => {
  const start = (files: Record<string, string>) =>
    decision(detectingOne({ ...SILENT, 'worker.js': 'work()', ...files }), 'start command');

  test.each<[string, Record<string, string>, string]>([
    ['heroku.yml', { 'heroku.yml': 'run:\n  web: node worker.js\n' }, 'node worker.js (heroku.yml:2)'],
    ['app.yaml', { 'app.yaml': 'runtime: nodejs22\nentrypoint: node worker.js\n' }, 'node worker.js (app.yaml:2)'],
    [
      '.do/app.yaml',
      { '.do/app.yaml': 'services:\n  - name: a\n    run_command: node worker.js\n' },
      'node worker.js (.do/app.yaml:3)',
    ],
    ['fly.toml', { 'fly.toml': '[processes]\napp = "node worker.js"\n' }, 'node worker.js (fly.toml:2)'],
    ['nixpacks.toml', { 'nixpacks.toml': '[start]\ncmd = "node worker.js"\n' }, 'node worker.js (nixpacks.toml:1)'],
    [
      'render.yaml',
      { 'render.yaml': 'services:\n  - type: web\n    startCommand: node worker.js\n' },
      'node worker.js (render.yaml:3)',
    ],
    [
      'a compose file, where nothing else says it',
      { 'compose.yaml': 'services:\n  web:\n    build: .\n    command: ["node", "worker.js"]\n' },
      'node worker.js (compose.yaml:4)',
    ],
    ['a Dockerfile', { Dockerfile: 'FROM node:22\nCMD ["node", "worker.js"]\n' }, 'node worker.js (Dockerfile:2)'],
    [
      'a Kubernetes manifest',
      { 'k8s/a.yaml': deployment('a', '          command: [node]\n          args: [worker.js]\n') },
      'node worker.js (k8s/a.yaml:9)',
    ],
  ])('is in %s', (_, files, expected) => {
    expect(start(files)).toBe(expected);
  });

  test('of another container is not taken when that one is for development', () => {
    expect(start({ 'compose.yaml': 'services:\n  web:\n    build: .\n    command: node --watch worker.js\n' })).toBe(
      'node index.js (package.json:3)',
    );
    expect(start({ 'Procfile.dev': 'web: node worker.js\n' })).toBe('node index.js (package.json:3)');
  });

  test('of the project comes before that of another container', () => {
    const build = detectingOne({
      'package.json': { scripts: { start: 'node a.js' } },
      'a.js': '',
      Dockerfile: 'FROM node\nCMD ["node", "b.js"]\n',
    });
    expect(build.runtime.command).toEqual(['node', 'a.js']);
  });

  test('comes from the most deliberate file: a Procfile, a platform, another container', () => {
    const all = {
      Procfile: 'web: node a.js\n',
      'fly.toml': '[processes]\napp = "node b.js"\n',
      Dockerfile: 'FROM node\nCMD ["node", "c.js"]\n',
    };
    expect(start(all)).toBe('node a.js (Procfile:1)');
    expect(start({ ...all, Procfile: '' })).toBe('node b.js (fly.toml:2)');
  });
});

describe('the version of Node.js', () => {
  const version = (files: Record<string, string | object>) =>
    decision(detectingOne({ ...SILENT, ...files }), 'runtime version');
  const workflow = (text: string) => ({
    '.github/workflows/ci.yml': `jobs:\n  test:\n    steps:\n      - uses: actions/setup-node@v4\n        with:\n          node-version: ${text}\n`,
  });

  test.each<[string, Record<string, string>, string]>([
    ['a workflow', workflow('22'), 'nodejs-22 (.github/workflows/ci.yml:6)'],
    ['.gitlab-ci.yml', { '.gitlab-ci.yml': 'test:\n  image: node:22-slim\n' }, 'nodejs-22 (.gitlab-ci.yml:2)'],
    [
      'CircleCI',
      { '.circleci/config.yml': 'jobs:\n  test:\n    docker:\n      - image: cimg/node:22.11\n' },
      'nodejs-22 (.circleci/config.yml:4)',
    ],
    ['netlify.toml', { 'netlify.toml': '[build.environment]\nNODE_VERSION = "22"\n' }, 'nodejs-22 (netlify.toml:2)'],
    ['app.yaml', { 'app.yaml': 'runtime: nodejs22\n' }, 'nodejs-22 (app.yaml:1)'],
    ['a Dockerfile', { Dockerfile: 'FROM node:22-alpine AS build\nFROM scratch\n' }, 'nodejs-22 (Dockerfile:1)'],
    [
      'project.toml',
      { 'project.toml': '[[io.buildpacks.build.env]]\nname = "BP_NODE_VERSION"\nvalue = "22.*"\n' },
      'nodejs-22 (project.toml)',
    ],
    ['nixpacks.toml', { 'nixpacks.toml': '[phases.setup]\nnixPkgs = ["nodejs_22"]\n' }, 'nodejs-22 (nixpacks.toml)'],
  ])('is in %s', (_, files, expected) => {
    expect(version(files)).toBe(expected);
  });

  test('of the project itself comes first, without a word about the others', () => {
    const { builds, notices } = detecting({ ...SILENT, '.nvmrc': '24', ...workflow('22') });
    expect(decision(builds[0]!, 'runtime version')).toBe('nodejs-24 (.nvmrc:1)');
    expect(notices).toEqual([]);
  });

  test('that only other tools ask for stops nothing when there is none', () => {
    expect(version(workflow('8'))).toBe('nodejs-24');
  });

  test('stays open where a matrix names several', () => {
    expect(version(workflow('${{ matrix.node }}'))).toBe('nodejs-24');
  });
});

describe('what is built and published', () => {
  const site = { 'package.json': { name: 'a', devDependencies: { webpack: '5' } }, 'package-lock.json': {} };

  test.each<[string, Record<string, string>]>([
    ['netlify.toml', { 'netlify.toml': '[build]\ncommand = "npm ci && npx webpack"\npublish = "site"\n' }],
    ['vercel.json', { 'vercel.json': '{ "buildCommand": "npx webpack", "outputDirectory": "site" }' }],
    [
      'render.yaml',
      {
        'render.yaml':
          'services:\n  - type: web\n    runtime: static\n    buildCommand: npm install && npx webpack\n    staticPublishPath: ./site\n',
      },
    ],
    [
      '.do/app.yaml',
      { '.do/app.yaml': 'static_sites:\n  - name: a\n    build_command: npx webpack\n    output_dir: site\n' },
    ],
  ])('is in %s, where no framework says it', (_, files) => {
    const build = detectingOne({ ...site, ...files });
    expect(commandLines(build)).toContain('npx webpack');
    expect(build.runtime.copy).toContainEqual({ from: 'site', to: '/srv/www' });
  });

  test('the folder of a plain site is the published one', () => {
    const build = detectingOne({ 'netlify.toml': '[build]\npublish = "web"\n', 'web/index.html': '' });
    expect(build.runtime.copy).toContainEqual({ from: 'web', to: '/srv/www' });
  });

  test('a server stays one whatever a platform publishes', () => {
    const build = detectingOne({
      'package.json': { scripts: { start: 'node a.js', build: 'x' } },
      'a.js': '',
      'vercel.json': '{ "outputDirectory": "dist" }',
    });
    expect(build.runtime.command).toEqual(['node', 'a.js']);
  });
});

describe('a site', () => {
  test.each<[string, Record<string, string>]>([
    ['Staticfile', { Staticfile: 'pushstate: enabled\n' }],
    ['static.json', { 'static.json': '{ "root": "./", "routes": { "/**": "index.html" } }' }],
    ['vercel.json', { 'vercel.json': '{ "rewrites": [{ "source": "/(.*)", "destination": "/index.html" }] }' }],
    ['netlify.toml', { 'netlify.toml': '[[redirects]]\nfrom = "/*"\nto = "/index.html"\nstatus = 200\n' }],
    [
      'render.yaml',
      {
        'render.yaml':
          'services:\n  - type: web\n    runtime: static\n    routes:\n      - { type: rewrite, source: /*, destination: /index.html }\n',
      },
    ],
    ['.do/app.yaml', { '.do/app.yaml': 'static_sites:\n  - name: a\n    catchall_document: index.html\n' }],
  ])('answers unknown paths with its page where %s says so', (file, files) => {
    const build = detectingOne({ 'index.html': '', ...files });
    expect(commandLines(build)[0]).toContain('try_files $uri $uri/ $uri.html /index.html;');
    expect(decision(build, 'unknown paths')).toContain(file);
  });

  test('answers them with an error otherwise', () => {
    const build = detectingOne({ 'index.html': '', 'netlify.toml': '[[redirects]]\nfrom = "/*"\nto = "/new"\n' });
    expect(commandLines(build)[0]).toContain('=404');
  });
});

describe('what lies beside a service', () => {
  test('its port is the one of the container that bears its name', () => {
    const api = deployment('api', '          ports:\n            - containerPort: 4001\n');
    const web = deployment('web', '          ports:\n            - containerPort: 4002\n');
    const service = (name: string) => ({ [`${name}/package.json`]: SILENT['package.json'], [`${name}/index.js`]: '' });
    const { builds } = detecting({ ...service('api'), ...service('web'), 'k8s/all.yaml': `${web}---\n${api}` });
    expect(builds.map(({ runtime }) => runtime.ports)).toEqual([[4001], [4002]]);
  });

  test('templates that are not filled in say nothing', () => {
    const text = deployment('a', '          ports:\n            - containerPort: {{ .Values.port }}\n');
    expect(detectingOne({ ...SILENT, 'deploy/a.yaml': text }).runtime.ports).toEqual([]);
  });

  test('it is called as compose calls it where its manifest has no name, and said to run beside what it depends on', () => {
    const build = detectingOne({
      'compose.yaml':
        'services:\n  orders:\n    build: ./src\n    environment: [PORT=4001]\n    depends_on: [db]\n  db:\n    image: postgres\n',
      'src/package.json': { main: 'index.js' },
      'src/index.js': '',
    });
    expect(build.metadata.project_name).toBe('orders');
    expect(build.runtime.ports).toEqual([4001]);
    expect(decision(build, 'runs beside')).toBe('db (compose.yaml:5)');
  });

  test('an Aptfile brings packages of the same name; what CI installs is told and not taken', () => {
    const listed = detectingOne({ ...SILENT, Aptfile: 'ffmpeg\n' });
    expect(listed.runtime.packages).toContain('ffmpeg');
    const { builds, considered } = detecting({
      ...SILENT,
      '.github/workflows/ci.yml': 'jobs:\n  t:\n    steps:\n      - run: sudo apt-get install -y ffmpeg\n',
    });
    expect(builds[0]?.runtime.packages).not.toContain('ffmpeg');
    expect(considered.map(({ what }) => what)).toEqual(['system packages ffmpeg']);
  });
});

test('lines that need files of the image that Nixpacks makes say nothing of this one', () => {
  const build = detectingOne({
    'package.json': { name: 'a', scripts: { start: 'node s.js' } },
    's.js': 'listen(3000)',
    'nixpacks.toml': '[phases.build]\ncmds = ["chmod +x /assets/start.sh"]\n[start]\ncmd = "/assets/start.sh"\n',
  });
  expect(build.runtime.command).toEqual(['node', 's.js']);
  expect(commandLines(build).join('\n')).not.toContain('/assets');
});
