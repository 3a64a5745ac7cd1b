import { describe, expect, test } from '@jest/globals';
import { detect } from '../../../../src/detect/detect.ts';
import type { JavascriptFramework } from '../../../../src/detect/ecosystems/javascript/framework.ts';
import { createRegistry } from '../../../../src/detect/registry.ts';
import { memoryRepository } from '../../../../src/detect/repository.ts';
import { commandLines } from '../../../support/detect/detecting.ts';
import { indexCatalog } from '../../../support/detect/index-catalog.ts';

/** A framework that nobody else knows: with the one word in its configuration it makes pages, without it a server. */
const lantern: JavascriptFramework = {
  id: 'lantern',
  before: ['vite', 'express'],
  dependencies: ['@lantern/core'],
  buildTime: true,
  port: 4711,
  readsPort: true,
  buildEnv: { LANTERN_TELEMETRY: '0' },
  buildCommand: ['lantern', 'build'],
  runtimeEnv: { LANTERN_HOST: '0.0.0.0' },
  healthEndpoints: () => ({ value: '/lit', because: 'Lantern serves it by default' }),
  output(view) {
    const config = view.config('lantern.config.js');
    return config?.text.includes('pages') === true
      ? { kind: 'static', directory: 'lit', singlePage: false, because: 'the configuration makes pages' }
      : {
          kind: 'server',
          command: ['node', 'lit/server.js'],
          copy: [{ from: 'lit', to: 'lit' }],
          because: 'Lantern builds a server that needs nothing else',
        };
  },
};

function detecting(more: Readonly<Record<string, string>>, frameworks: readonly JavascriptFramework[] = [lantern]) {
  const registry = createRegistry({ javascript: { frameworks } });
  const files = {
    'package.json': JSON.stringify({
      name: 'shop',
      dependencies: { express: '5' },
      devDependencies: { '@lantern/core': '1', vite: '6' },
    }),
    ...more,
  };
  const repository = memoryRepository(files, 'shop', { registry });
  const [build] = detect({ repository, catalog: indexCatalog(), registry }).builds;
  if (build === undefined) throw new Error('nothing was detected');
  return build;
}

describe('a framework in one file', () => {
  test('is built and started as it says', () => {
    const build = detecting({});
    expect(build.metadata.framework).toBe('lantern');
    expect(commandLines(build)).toContain('npx --no-install lantern build');
    expect(build.build.env).toMatchObject({ LANTERN_TELEMETRY: '0' });
    expect(build.runtime).toMatchObject({
      command: ['node', 'lit/server.js'],
      copy: [{ from: 'lit', to: 'lit' }],
      env: { LANTERN_HOST: '0.0.0.0', PORT: '4711' },
      ports: [4711],
    });
    expect(build.runtime.health).toMatchObject({ endpoint: '/lit' });
  });

  test('may leave files to serve', () => {
    const build = detecting({ 'lantern.config.js': 'export default { pages: true }' });
    expect(build.runtime.copy).toContainEqual(expect.objectContaining({ from: 'lit' }));
    expect(build.runtime.packages).not.toContain('nodejs-24');
  });

  test('goes before what it says alone; where nobody says anything, names decide', () => {
    const last = { ...lantern, id: 'zodiac', before: [] };
    expect(detecting({ 'index.js': 'require("express")().listen(80)' }, [last]).metadata.framework).toBe('express');
    expect(detecting({}, [{ ...last, before: ['express'] }]).metadata.framework).toBe('zodiac');
  });
});
