import { describe, expect, test } from '@jest/globals';
import { collect } from '../../../src/inventory/collect.ts';
import { purl } from '../../../src/inventory/purl.ts';
import type { Component } from '../../../src/inventory/types.ts';
import { memoryFiles } from '../../support/inventory/memory-files.ts';

const none = memoryFiles({});

async function componentsOf(files: Readonly<Record<string, string>>, project = none): Promise<readonly Component[]> {
  const { found } = await collect({ metadata: memoryFiles(files), application: none, project });
  return found.map(({ component }) => component);
}

async function listedIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await componentsOf(files)).map((each) => `${purl(each)} ${each.license ?? '-'}`);
}

describe('npm', () => {
  test('lists installed packages, the application and its workspaces, by their own manifests', async () => {
    const files = {
      '/app/package.json': '{"name":"shop","version":"1.0.0","private":true,"license":"UNLICENSED"}',
      '/app/packages/ui/package.json': '{"name":"@shop/ui","version":"0.1.0"}',
      '/app/node_modules/express/package.json': '{"name":"express","version":"5.2.1","license":"MIT"}',
      '/app/node_modules/@types/node/package.json': '{"name":"@types/node","version":"24.0.0","license":"MIT"}',
      '/app/node_modules/old/package.json':
        '{"name":"old","version":"0.1.0","licenses":[{"type":"MIT"},{"type":"Apache-2.0"}]}',
      '/app/node_modules/older/package.json': '{"name":"older","version":"0.0.1","license":{"type":"BSD"}}',
    };
    expect(await listedIn(files)).toEqual([
      'pkg:npm/%40types/node@24.0.0 MIT',
      'pkg:npm/express@5.2.1 MIT',
      'pkg:npm/old@0.1.0 MIT OR Apache-2.0',
      'pkg:npm/older@0.0.1 BSD',
      'pkg:npm/shop@1.0.0 UNLICENSED',
      'pkg:npm/%40shop/ui@0.1.0 -',
    ]);
  });

  test('leaves out what only says how files are to be read, and what is no manifest', async () => {
    const files = {
      '/app/node_modules/a/package.json': '{"type":"module"}',
      '/app/node_modules/b/package.json': '{"name":"b","version":7}',
      '/app/node_modules/c/package.json': '{"name":"c\\u0000","version":"1.0.0"}',
      '/app/node_modules/d/package.json': '["d"]',
      '/app/node_modules/e/package.json': '{',
    };
    expect(await listedIn(files)).toEqual([]);
  });

  test('takes digests and addresses of archives from what npm and pnpm have noted', async () => {
    const digest = 'sha512-5Cvg6CtKwfgdmVqY1WIiXKc3Q1bkRqGLi+2W/6ao+6Y7gu/RCwRuAhGEzh5B4KlszSuTLgZYuqFqo5bImjNKng==';
    const hex = Buffer.from(digest.slice(7), 'base64').toString('hex');
    const manifest = '{"name":"accepts","version":"1.3.8"}';
    const npm = {
      '/app/node_modules/accepts/package.json': manifest,
      '/app/node_modules/.package-lock.json': JSON.stringify({
        packages: {
          'node_modules/accepts': {
            version: '1.3.8',
            resolved: 'https://registry.npmjs.org/accepts/-/accepts-1.3.8.tgz',
            integrity: digest,
          },
        },
      }),
    };
    const pnpm = {
      '/app/node_modules/.pnpm/accepts@1.3.8/node_modules/accepts/package.json': manifest,
      '/app/node_modules/.pnpm/lock.yaml': `lockfileVersion: '9.0'\n\npackages:\n\n  accepts@1.3.8:\n    resolution: {integrity: ${digest}}\n    engines: {node: '>= 0.6'}\n`,
    };
    const checksums = [{ algorithm: 'SHA512', value: hex }];
    expect(await componentsOf(npm)).toEqual([
      {
        kind: 'npm',
        name: 'accepts',
        version: '1.3.8',
        download: 'https://registry.npmjs.org/accepts/-/accepts-1.3.8.tgz',
        checksums,
      },
    ]);
    expect(await componentsOf(pnpm)).toEqual([{ kind: 'npm', name: 'accepts', version: '1.3.8', checksums }]);
  });
});

describe('PyPI', () => {
  const site = '/app/.venv/lib/python3.13/site-packages';
  const metadata = (lines: readonly string[]): string =>
    `Metadata-Version: 2.4\n${lines.join('\n')}\n\nLicense: of the description\n`;

  test('lists what is installed, under the names that are compared', async () => {
    const files = {
      [`${site}/flask-3.1.0.dist-info/METADATA`]: metadata([
        'Name: Flask',
        'Version: 3.1.0',
        'License-Expression: BSD-3-Clause',
      ]),
      [`${site}/typing_extensions-4.12.dist-info/METADATA`]: metadata([
        'Name: typing_extensions',
        'Version: 4.12',
        'License: as in the file',
        '        which goes on: here',
        'Classifier: License :: OSI Approved :: Python Software Foundation License',
      ]),
      [`${site}/two-1.dist-info/METADATA`]: metadata([
        'Name: two',
        'Version: 1',
        'License: Apache-2.0 OR MIT',
        'Classifier: License :: OSI Approved :: MIT License',
        'Classifier: License :: OSI Approved :: Apache Software License',
      ]),
      [`${site}/old.egg-info/PKG-INFO`]: metadata(['Name: old', 'Version: 0.1', 'License: UNKNOWN']),
      [`${site}/none-1.dist-info/METADATA`]: metadata(['Name: none']),
    };
    expect(await listedIn(files)).toEqual([
      'pkg:pypi/flask@3.1.0 BSD-3-Clause',
      'pkg:pypi/old@0.1 UNKNOWN',
      'pkg:pypi/two@1 Apache-2.0 OR MIT',
      'pkg:pypi/typing-extensions@4.12 PSF-2.0',
    ]);
  });
});

describe('RubyGems', () => {
  test('lists specifications, with their platform', async () => {
    const specification = (stub: string, licenses: string): string =>
      `# -*- encoding: utf-8 -*-\n# stub: ${stub} lib\n\nGem::Specification.new do |s|\n  s.name = "x".freeze\n  s.licenses = [${licenses}]\nend\n`;
    const folder = '/app/vendor/bundle/ruby/3.3.0/specifications';
    const files = {
      [`${folder}/sinatra-4.1.1.gemspec`]: specification('sinatra 4.1.1 ruby', '"MIT".freeze'),
      [`${folder}/nokogiri-1.18.1-x86_64-linux-gnu.gemspec`]: specification(
        'nokogiri 1.18.1 x86_64-linux-gnu',
        '"MIT".freeze',
      ),
      [`${folder}/ruby2_keywords-0.0.5.gemspec`]: specification(
        'ruby2_keywords 0.0.5 ruby',
        '"Ruby".freeze, "BSD-2-Clause".freeze',
      ),
      [`${folder}/none.gemspec`]: 'Gem::Specification.new\n',
    };
    expect(await listedIn(files)).toEqual([
      'pkg:gem/nokogiri@1.18.1?platform=x86_64-linux-gnu MIT',
      'pkg:gem/ruby2_keywords@0.0.5 Ruby OR BSD-2-Clause',
      'pkg:gem/sinatra@4.1.1 MIT',
    ]);
  });
});

describe('Composer', () => {
  const monolog = {
    name: 'Monolog/monolog',
    version: '3.9.0',
    license: ['MIT'],
    dist: {
      type: 'zip',
      url: 'https://api.github.com/repos/Seldaek/monolog/zipball/10d85740180ecba7896c87e06a166e0c95a0e3b6',
      shasum: '',
    },
  };
  const slim = {
    name: 'slim/slim',
    version: '4.14.0',
    license: 'MIT',
    dist: { url: 'file:///x', shasum: '5943f0c19817cd8f6985b6a7ac0d7d2a3b3e8d5a' },
  };

  test.each([
    ['since its second version', { packages: [monolog, slim], dev: false }],
    ['in its first', [monolog, slim]],
  ])('lists what is installed, as it is written %s', async (_when, document) => {
    const components = await componentsOf({ '/app/vendor/composer/installed.json': JSON.stringify(document) });
    expect(components).toEqual([
      {
        kind: 'composer',
        namespace: 'monolog',
        name: 'monolog',
        version: '3.9.0',
        license: 'MIT',
        download: monolog.dist.url,
      },
      {
        kind: 'composer',
        namespace: 'slim',
        name: 'slim',
        version: '4.14.0',
        license: 'MIT',
        checksums: [{ algorithm: 'SHA1', value: slim.dist.shasum }],
      },
    ]);
  });
});

test('NuGet: lists packages, projects and the runtime that an application brings', async () => {
  const sha512 = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
  const document = {
    runtimeTarget: { name: '.NETCoreApp,Version=v8.0' },
    libraries: {
      'App/1.0.0': { type: 'project', serviceable: false, sha512: '' },
      'Newtonsoft.Json/13.0.3': { type: 'package', serviceable: true, sha512 },
      'runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.10': { type: 'runtimepack', sha512: '' },
      'Some.Reference/1.0.0': { type: 'reference' },
    },
  };
  const components = await componentsOf({ '/app/App.deps.json': JSON.stringify(document) });
  expect(components.map(purl)).toEqual([
    'pkg:nuget/App@1.0.0',
    'pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@8.0.10',
    'pkg:nuget/Newtonsoft.Json@13.0.3',
  ]);
  expect(components[2]?.checksums).toEqual([{ algorithm: 'SHA512', value: '07'.repeat(64) }]);
});

test('Hex: lists applications of a release, apart from those of Erlang and Elixir, with digests of the lock file', async () => {
  const app = (name: string, version: string): string =>
    `{application,${name},\n             [{modules,['Elixir.X']},\n              {description,"x"},\n              {vsn,"${version}"}]}.\n`;
  const files = {
    '/app/lib/plug-1.16.1/ebin/plug.app': app('plug', '1.16.1'),
    '/app/lib/kernel-10.2/ebin/kernel.app': app('kernel', '10.2'),
    '/app/lib/none-1/ebin/none.app': '{application,none,[]}.',
  };
  const lock = `%{
  "plug": {:hex, :plug, "1.16.1", "40c74619c12f82736d2214557dedec2e9762029b2438d6d175c5074c933edc9d", [:mix], [{:mime, "~> 1.0", [hex: :mime, repo: "hexpm", optional: false]}], "hexpm", "a13ff6b9006b03d7e33874945b2755253841b238c34071ed85b0e86057f8cddc"},
}
`;
  expect(await componentsOf(files, memoryFiles({ '/mix.lock': lock }))).toEqual([
    { kind: 'otp', name: 'kernel', version: '10.2' },
    {
      kind: 'hex',
      name: 'plug',
      version: '1.16.1',
      checksums: [{ algorithm: 'SHA256', value: 'a13ff6b9006b03d7e33874945b2755253841b238c34071ed85b0e86057f8cddc' }],
    },
  ]);
});
