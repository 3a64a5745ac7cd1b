import { describe, expect, test } from '@jest/globals';
import { decision, detectingOne } from '../../support/detect/detecting.ts';

/** A service whose own source says nothing of its port. */
const SILENT = { 'package.json': { name: 'a', main: 'index.js' }, 'index.js': 'start()' };

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
      { 'k8s/app.yaml': 'kind: Deployment\nspec:\n  containers:\n    - ports:\n        - containerPort: 4003\n' },
      '4003 (k8s/app.yaml:5)',
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
      { 'k8s/a.yaml': 'kind: Pod\nlivenessProbe:\n  httpGet:\n    path: /live\n' },
      '/live (k8s/a.yaml:3)',
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
