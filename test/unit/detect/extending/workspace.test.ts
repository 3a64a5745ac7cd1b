import { describe, expect, test } from '@jest/globals';
import { detect } from '../../../../src/detect/detect.ts';
import { packagesIn } from '../../../../src/detect/ecosystems/javascript/members.ts';
import type { JavascriptWorkspace } from '../../../../src/detect/ecosystems/javascript/managers/manager.ts';
import { createRegistry } from '../../../../src/detect/registry.ts';
import { memoryRepository } from '../../../../src/detect/repository.ts';
import { commandLines } from '../../../support/detect/detecting.ts';
import { indexCatalog } from '../../../support/detect/index-catalog.ts';

/** A workspace tool that nobody else knows: a line of hive.list is the folder of a member. */
const hive: JavascriptWorkspace = {
  id: 'hive',
  kind: 'Hive cells',
  files: ['hive.list'],
  installsTogether: true,
  members: (root) => packagesIn(root, root.read('hive.list')?.split('\n').filter(Boolean) ?? []),
};

const files = {
  'package.json': JSON.stringify({ name: 'all', private: true }),
  'package-lock.json': '{}',
  'hive.list': 'cells/api\ncells/prices\n',
  'cells/api/package.json': JSON.stringify({
    name: 'api',
    dependencies: { prices: '*', express: '5' },
    scripts: { start: 'node server.js' },
  }),
  'cells/api/server.js': 'require("express")().listen(4000)',
  'cells/prices/package.json': JSON.stringify({ name: 'prices', main: 'index.js', scripts: { build: 'tsc' } }),
};

function detecting(workspaces: readonly JavascriptWorkspace[]) {
  const registry = createRegistry({ javascript: { workspaces } });
  const repository = memoryRepository(files, 'shop', { registry });
  const { builds } = detect({ repository, catalog: indexCatalog(), registry });
  const [build] = builds;
  if (build === undefined || builds.length > 1) throw new Error('one service was expected');
  return build;
}

describe('a workspace tool in one file', () => {
  test('makes one install at the root serve a member and what it needs', () => {
    const build = detecting([hive]);
    expect(build.metadata.path).toBe('cells/api');
    expect(commandLines(build)).toEqual(['npm ci --prefix ../..', 'npm --prefix ../prices run build']);
    expect(build.runtime.workdir).toBe('/app/cells/api');
    expect(build.runtime.copy).toContainEqual({ from: '../prices', to: '/app/cells/prices' });
  });

  test('leaves members to themselves where each is installed alone', () => {
    const build = detecting([{ ...hive, installsTogether: false }]);
    expect(commandLines(build)).toEqual(['npm install --omit=dev']);
    expect(build.runtime.workdir).toBe('/app');
  });

  test('says which files bind the members together, and what all of them share', () => {
    const { ecosystems } = createRegistry({ javascript: { workspaces: [hive] } });
    const javascript = ecosystems.find(({ id }) => id === 'javascript');
    expect(javascript?.workspaces.files).toContain('hive.list');
    expect(javascript?.workspaces.sharedFiles).toContain('hive.list');
  });
});
