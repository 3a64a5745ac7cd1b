import { describe, expect, test } from '@jest/globals';
import { detectOverridden } from '../../../src/app/overridden.ts';
import { selectService } from '../../../src/app/select-service.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { loadOverrides } from '../../../src/schema/overrides-load.ts';
import { detecting, problemsOf } from '../../support/detect/detecting.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

const web = { 'web/package.json': { name: 'web', scripts: { start: 'node i.js' } }, 'web/i.js': 'listen(3000)' };
const old = { 'old/package.json': { name: 'old', engines: { node: '14' }, scripts: { start: 'node i.js' } } };

describe('a service that cannot be built', () => {
  test('keeps no other from being listed, and is told', () => {
    const { builds, notices, unbuildable } = detecting({ ...web, ...old });
    expect(builds.map(({ metadata }) => metadata.project_name)).toEqual(['web']);
    expect(notices).toContainEqual(expect.objectContaining({ code: 'VERSION_UNAVAILABLE' }));
    expect(unbuildable).toMatchObject([{ name: 'old', path: 'old' }]);
  });

  test('gives its problem where it is asked for by name', () => {
    const { builds, unbuildable } = detecting({ ...web, ...old });
    expect(() => selectService(builds, 'old', unbuildable)).toThrow(/engines\.node/);
  });

  test('makes the other one a service that has to be named', () => {
    const { builds, unbuildable } = detecting({ ...web, ...old });
    expect(() => selectService(builds, undefined, unbuildable)).toThrow(/old cannot be built/);
    expect(selectService(builds, 'web', unbuildable).metadata.path).toBe('web');
  });

  test('refuses the repository where it is alone', () => {
    expect(problemsOf(old)).toMatchObject([{ code: 'VERSION_UNAVAILABLE' }]);
  });
});

describe('packages that an aipack.yml names', () => {
  const overridden = (manifest: object, yaml: string) =>
    detectOverridden(memoryRepository({ 'package.json': JSON.stringify(manifest), 'i.js': '' }, 'a'), indexCatalog(), [
      loadOverrides(yaml, 'aipack.yml'),
    ]).builds[0];
  const manifest = { name: 'a', engines: { node: '14.x' }, scripts: { start: 'node i.js' } };

  test('count where the index has not what the project asks for', () => {
    expect(overridden(manifest, 'runtime: {packages: [nodejs-22]}')?.runtime.packages).toEqual(['nodejs-22']);
  });

  test('change nothing where it has', () => {
    const build = overridden({ ...manifest, engines: { node: '24' } }, 'build: {packages: [nodejs-22]}');
    expect(build?.runtime.packages).toEqual(['nodejs-24']);
  });
});
