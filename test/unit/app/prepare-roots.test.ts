import { expect, test } from '@jest/globals';
import { prepareRoots } from '../../../src/app/prepare-roots.ts';
import type { PackageSet } from '../../../src/app/roots.ts';
import { pinBuild, type PlatformIndex } from '../../../src/app/validate.ts';
import { universalBuildSchema } from '../../../src/schema/universal-build.ts';
import { parseIndexText, type Architecture } from '../../../src/wolfi/index.ts';
import { handmadeRoot } from '../../support/handmade-root.ts';

const NAMES = ['busybox', 'ca-certificates-bundle', 'glibc', 'glibc-locale-posix', 'wolfi-baselayout', 'nginx', 'npm'];

function indexOf(platform: string, architecture: Architecture): PlatformIndex {
  const text = NAMES.map(
    (name) => `C:Q1AAAAAAAAAAAAAAAAAAAAAAAAAAA=\nP:${name}\nV:1-r0\nA:${architecture}\nS:1\n`,
  ).join('\n');
  return { platform, index: parseIndexText(Buffer.from(text), { architecture }), digest: '' };
}

const build = universalBuildSchema.parse({
  metadata: { project_name: 'web', language: 'html', build_system: 'npm' },
  build: { packages: ['npm'], platforms: 'portable' },
  runtime: { packages: ['nginx'], command: ['nginx'] },
});

test('a build stage that platforms have in common is resolved and laid out once', async () => {
  const here = indexOf('linux/amd64', 'x86_64');
  const pinned = pinBuild(build, [here, indexOf('linux/arm64', 'aarch64')], { builder: here });
  const [one, two] = pinned.platforms;
  expect(two?.packages.build).toBe(one?.packages.build);

  const asked: PackageSet[] = [];
  const roots = await prepareRoots(
    { pinned },
    [],
    (sets) => {
      asked.push(...sets);
      return Promise.resolve(
        sets.map(({ stage }) => ({
          ...handmadeRoot({ [stage]: [] }),
          packages: [],
          isMistaken: () => Promise.resolve(false),
        })),
      );
    },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  expect(asked.map(({ architecture, stage }) => `${stage} ${architecture}`)).toEqual([
    'build x86_64',
    'runtime x86_64',
    'runtime aarch64',
  ]);
  expect(roots.byPlatform.get('linux/arm64')?.build.image).toBe(roots.byPlatform.get('linux/amd64')?.build.image);
});
