import { describe, expect, test } from '@jest/globals';
import type { History } from '../../../src/detect/core/history.ts';
import { detect } from '../../../src/detect/detect.ts';
import { asksHistory, memoryRepository } from '../../../src/detect/repository.ts';
import { commandLines } from '../../support/detect/detecting.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

const pyproject = (tool: string, more = '') =>
  `[project]\nname = "a"\ndynamic = ["version"]\n[build-system]\nrequires = ["hatchling", "${tool}"]\nbuild-backend = "hatchling.build"\n${more}`;

function planned(tool: string, history?: History, more = '') {
  const files = { 'pyproject.toml': pyproject(tool, more), 'uv.lock': '', 'main.py': 'print(1)\n' };
  const { builds, notices } = detect({
    repository: memoryRepository(files, 'a', { history }),
    catalog: indexCatalog(),
  });
  return { build: builds[0]!.build, lines: commandLines(builds[0]!), codes: notices.map(({ code }) => code) };
}

describe('the version that a Python project takes from git', () => {
  test.each([
    ['setuptools-scm>=8', 'SETUPTOOLS_SCM_PRETEND_VERSION'],
    ['hatch-vcs', 'SETUPTOOLS_SCM_PRETEND_VERSION'],
    ['poetry-dynamic-versioning', 'POETRY_DYNAMIC_VERSIONING_BYPASS'],
    ['uv-dynamic-versioning', 'UV_DYNAMIC_VERSIONING_BYPASS'],
    ['pbr', 'PBR_VERSION'],
  ])('is told to %s in %s', (tool, variable) => {
    const { build, codes } = planned(tool, { tag: 'v1.2.3', distance: 0, revision: 'abcdef1' });
    expect(build.env[variable]).toBe('1.2.3');
    expect(codes).toEqual([]);
  });

  test('is told to the backend of PDM where it asks git', () => {
    const history = { tag: '1.0', distance: 0, revision: 'abcdef1' };
    const source = '[tool.pdm.version]\nsource = "scm"\n';
    expect(planned('pdm-backend', history, source).build.env.PDM_BUILD_SCM_VERSION).toBe('1.0');
    expect(planned('pdm-backend', history).build.env).not.toHaveProperty('PDM_BUILD_SCM_VERSION');
  });

  test('is told to versioningit as a source distribution would', () => {
    const { lines } = planned('versioningit', { tag: 'v1.2', distance: 0, revision: 'abcdef1' });
    expect(lines.at(-1)).toMatch(/^printf 'Metadata-Version: 2\.1\\nName: %s\\nVersion: %s\\n' a 1\.2 > PKG-INFO && /);
  });

  test.each([
    ['hatch-vcs', 'v1.2.3', 4, '1.2.4.dev4+gabcdef1'],
    ['hatch-vcs', 'v1.9', 1, '1.10.dev1+gabcdef1'],
    ['hatch-vcs', 'api-v2.0.0-rc.1', 0, '2.0.0rc1'],
    ['hatch-vcs', 'release/2.0b2', 3, '2.0b3.dev3+gabcdef1'],
    ['hatch-vcs', undefined, 7, '0.1.dev7+gabcdef1'],
    ['uv-dynamic-versioning', 'v1.2.3', 4, '1.2.3.post4.dev0+abcdef1'],
  ])('is counted as the tool does: %s %s %i', (tool, tag, distance, expected) => {
    const { env } = planned(tool, { ...(tag === undefined ? {} : { tag }), distance, revision: 'abcdef1' }).build;
    expect(Object.values(env)).toContain(expected);
  });

  test('has no local part where the project wants none', () => {
    const more = '[tool.hatch.version.raw-options]\nlocal_scheme = "no-local-version"\n';
    const { env } = planned('hatch-vcs', { tag: 'v1.2.3', distance: 4, revision: 'abcdef1' }, more).build;
    expect(env.SETUPTOOLS_SCM_PRETEND_VERSION).toBe('1.2.4.dev4');
  });

  test.each([undefined, { tag: 'week-3-draft', distance: 0, revision: 'abcdef1' }])(
    'is one that stands in, with a word, where nobody knows it: %j',
    (history) => {
      const { build, codes } = planned('hatch-vcs', history);
      expect(build.env.SETUPTOOLS_SCM_PRETEND_VERSION).toBe('0.0.0');
      expect(codes).toEqual(['VERSION_FROM_GIT']);
    },
  );

  test('is asked for only where a project takes it from there', () => {
    const asks = (files: Record<string, string>) => asksHistory(memoryRepository(files));
    expect(asks({ 'api/pyproject.toml': pyproject('hatch-vcs') })).toBe(true);
    expect(asks({ 'setup.py': 'setup(use_scm_version=True)\n' })).toBe(true);
    expect(asks({ 'pyproject.toml': pyproject('hatch-fancy-pypi-readme') })).toBe(false);
  });
});
