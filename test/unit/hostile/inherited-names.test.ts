import { describe, expect, test } from '@jest/globals';
import { cacheAccess } from '../../../src/action/cache/service.ts';
import { checkCache, parseCache } from '../../../src/buildkit/cache-kinds.ts';
import { parseEndpoint } from '../../../src/buildkit/endpoint/parse.ts';
import { parsePlatform } from '../../../src/oci/index.ts';
import { parseDockerfileOptions } from '../../../src/options/dockerfile.ts';
import { parseProvenance } from '../../../src/app/attest.ts';
import { parseOutputs } from '../../../src/options/outputs.ts';
import { normalisePlatforms } from '../../../src/app/platform.ts';
import { loadBuilds } from '../../../src/schema/load.ts';
import { lookup } from '../../../src/untrusted/lookup.ts';
import { applyOverrides } from '../../../src/schema/overrides.ts';
import { loadOverrides } from '../../../src/schema/overrides-load.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import { chooseStream, parseIndexText, searchPackages, suggestNames } from '../../../src/wolfi/index.ts';
import { commandLines, detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

/** Names that every object answers to. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', 'prototype'];

const SERVER = "require('http').createServer().listen(process.env.PORT ?? 3000)";
const web = { name: 'web', scripts: { start: 'node server.js' } };

/** Everything that is decided, without what tells of the name itself. */
function decided(build: UniversalBuild): unknown {
  return { build: build.build, runtime: build.runtime, system: build.metadata.build_system };
}

test('a lookup finds what a record has of its own', () => {
  const record: Readonly<Record<string, number>> = JSON.parse('{"a":1,"__proto__":2}') as Record<string, number>;
  expect(INHERITED.map((name) => lookup(record, name))).toEqual([undefined, 2, ...Array<undefined>(5).fill(undefined)]);
  expect([lookup(record, 'a'), lookup(undefined, 'a')]).toEqual([1, undefined]);
});

describe.each(INHERITED)('a repository with the name %s', (name) => {
  test('for folders: its services are found there', () => {
    const { builds } = detecting({
      [`${name}/package.json`]: { ...web, name },
      [`${name}/server.js`]: SERVER,
      'api/package.json': { ...web, name: 'api' },
      'api/server.js': SERVER,
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual([name, 'api'].sort());
  });

  test('for a folder of Composer, of assets and of a site', () => {
    expect(detectingOne({ [`${name}/index.html`]: '', 'index.html': '' }).runtime.copy).toContainEqual({
      from: name,
      to: `/srv/www/${name}`,
    });
  });

  test('for a script: it is followed where it is there', () => {
    const manifest = (scripts: readonly (readonly [string, string])[]) => ({
      name: 'web',
      scripts: Object.fromEntries([...scripts, ['start', `npm run ${name}`]]),
    });
    const files = { 'server.js': SERVER, 'index.js': SERVER };
    expect(
      detectingOne({ ...files, 'package.json': manifest([[name, 'node server.js --loud']]) }).runtime.command,
    ).toEqual(['node', 'server.js', '--loud']);
    expect(detectingOne({ ...files, 'package.json': manifest([]) }).runtime.command.slice(-2)).toEqual(['run', name]);
  });

  test('for tools of scripts: the script is taken as any other', () => {
    const files = (tool: string) => ({
      'package.json': { name: 'web', scripts: { start: 'node server.js', postinstall: tool, build: tool } },
      'server.js': SERVER,
    });
    expect(decided(detectingOne(files(name)))).toEqual(decided(detectingOne(files('unheard-of'))));
  });

  test('for what starts: the tool is run as any other', () => {
    const files = (tool: string) => ({
      'package.json': { name: 'web', scripts: { start: `${tool} a` }, dependencies: { [`${tool}-cli`]: '1.0.0' } },
      'package-lock.json': {
        lockfileVersion: 3,
        packages: { '': {}, [`node_modules/${tool}-cli`]: { version: '1.0.0', bin: { [tool]: 'cli.js' } } },
      },
      'index.js': SERVER,
    });
    const command = (tool: string) => detectingOne(files(tool)).runtime.command;
    expect(command(name)).toEqual(command('unheard-of').map((word) => word.replace('unheard-of', name)));
  });

  test('for what starts and nothing brings: it is refused as any other', () => {
    const files = { 'package.json': { name: 'web', scripts: { start: `${name} a` } }, 'index.js': SERVER };
    expect(() => detectingOne(files)).toThrow(expect.objectContaining({ code: 'PROGRAM_MISSING' }));
  });

  test('for packages, dependencies and members of a workspace', () => {
    const { builds } = detecting({
      'package.json': { name: 'root', private: true, workspaces: ['apps/*', 'libs/*'] },
      'apps/web/package.json': { ...web, dependencies: Object.fromEntries([[name, '1.0.0']]) },
      'apps/web/server.js': SERVER,
      [`libs/${name}/package.json`]: { name, version: '1.0.0', scripts: { build: 'tsc' } },
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['apps/web']);
    expect(commandLines(builds[0]!).join('\n')).toContain(`npm --prefix ../../libs/${name} run build`);
  });

  test.each([
    [
      'a module of Go',
      (it: string) => ({
        'go.mod': `module a\n\ngo 1.24\n\nrequire ${it} v1.0.0\n`,
        'main.go': 'package main\n\nfunc main() {}\n',
      }),
    ],
    [
      'a library of CMake',
      (it: string) => ({ 'CMakeLists.txt': `project(a)\nfind_package(${it})\nadd_executable(a a.c)\n`, 'a.c': '' }),
    ],
    [
      'a library of a Makefile',
      (it: string) => ({ Makefile: `TARGET = a\na: a.c\n\tcc -o a a.c -l${it}\n`, 'a.c': '' }),
    ],
    [
      'a gem and the Bundler of a lock file',
      (it: string) => ({ Gemfile: `gem '${it}'\n`, 'app.rb': '', 'Gemfile.lock': `BUNDLED WITH\n   ${it}\n` }),
    ],
    ['a package of Debian', (it: string) => ({ Aptfile: `${it}\n`, 'package.json': web, 'server.js': '' })],
    [
      'a type of process',
      (it: string) => ({
        Procfile: `web: node server.js\n${it}: node worker.js\n`,
        'package.json': web,
        'server.js': '',
      }),
    ],
    ['the program of a process', (it: string) => ({ Procfile: `web: ${it} server.js\n`, 'server.js': '' })],
    [
      'a service of compose',
      (it: string) => ({
        'compose.yml': `services:\n  ${it}:\n    build: .\n    environment: {}\n`,
        'package.json': web,
        'server.js': '',
      }),
    ],
    [
      'a kind of Kubernetes',
      (it: string) => ({
        'k8s/a.yaml': `kind: ${it}\nspec:\n  containers: [{ name: a }]\n`,
        'package.json': web,
        'server.js': '',
      }),
    ],
    ['a version of Node.js', (it: string) => ({ '.nvmrc': `lts/${it}\n`, 'package.json': web, 'server.js': '' })],
    [
      'a tool of mise',
      (it: string) => ({ 'mise.toml': `[tools]\n"${it}" = "1"\n`, 'package.json': web, 'server.js': '' }),
    ],
    ['a task of Deno', (it: string) => ({ 'deno.json': `{"tasks":{"${it}":"deno run a.ts"}}`, 'main.ts': '' })],
    [
      'a project of Angular',
      (it: string) => ({
        'angular.json': `{"projects":{"${it}":{}}}`,
        'package.json': { ...web, dependencies: { '@angular/core': '1' } },
        'server.js': '',
      }),
    ],
    [
      'a plugin of Nx',
      (it: string) => ({
        'nx.json': `{"plugins":["${it}"]}`,
        'package.json': { name: 'r' },
        'apps/a/package.json': web,
        'apps/a/server.js': '',
      }),
    ],
    [
      'a property of Maven',
      (it: string) => ({
        'pom.xml': `<project><artifactId>\${${it}}</artifactId><properties><start-class>A</start-class><${it}>a</${it}></properties></project>`,
      }),
    ],
  ])('for %s: nothing is decided that another name would not', (_, files) => {
    const read = (it: string) => {
      try {
        return JSON.parse(JSON.stringify(detecting(files(it)).builds.map(decided)).replaceAll(it, 'NAME')) as unknown;
      } catch (error) {
        return problemCodes(error);
      }
    };
    expect(read(name)).toEqual(read('unheardof'));
  });

  test('for an extension of PHP: it is told as one that is not there', () => {
    const files = { 'composer.json': { require: Object.fromEntries([[`ext-${name}`, '*']]) }, 'index.php': '' };
    expect(problemsOf(files).map(({ code }) => code)).toEqual(['PACKAGE_UNKNOWN']);
  });
});

function problemCodes(error: unknown): unknown {
  if (error instanceof Error && 'problems' in error)
    return (error.problems as readonly { readonly code: string }[]).map(({ code }) => code);
  throw error;
}

const others = INHERITED.filter((name) => name !== '__proto__');

describe('what a user says', () => {
  const [build] = detecting({ 'constructor/package.json': web, 'constructor/server.js': SERVER }).builds;

  test.each(others)('variables called %s are variables', (name) => {
    const { overrides } = loadOverrides(`runtime:\n  env: { ${name}: x }\n`, 'aipack.yml');
    const [result] = applyOverrides([build!], [{ name: 'aipack.yml', overrides }]);
    expect(Object.entries(result?.runtime.env ?? {})).toContainEqual([name, 'x']);
  });

  test('a service is found by the folder constructor, and no other is by a name that objects have', () => {
    const of = (name: string) => loadOverrides(`services:\n  ${name}:\n    runtime: { ports: [4000] }\n`, 'aipack.yml');
    const apply = (name: string) => applyOverrides([build!], [of(name)])[0]?.runtime.ports;
    expect(apply('constructor')).toEqual([4000]);
    expect(() => apply('toString')).toThrow('there is no service "toString"');
  });

  test.each([
    'runtime:\n  env:\n    __proto__: x\n',
    'services:\n  __proto__:\n    name: x\n',
    '__proto__:\n  name: x\n',
  ])('%j in an aipack.yml is refused rather than lost', (text) => {
    expect(() => loadOverrides(text, 'aipack.yml')).toThrow('__proto__');
  });

  test('in a spec file too', () => {
    const spec = {
      metadata: { project_name: 'a', language: 'x', build_system: 'x' },
      build: {},
      runtime: { command: ['a'] },
    };
    const text = JSON.stringify(spec).replace('"build":{}', '"build":{"env":{"__proto__":"x"}}');
    expect(() => loadBuilds(text, 'app.json')).toThrow('__proto__');
  });

  test.each(INHERITED)('%s is no platform, no address, no cache, no output and no option', (name) => {
    expect(() => normalisePlatforms([name])).toThrow('no packages for the platform');
    expect(() => normalisePlatforms([`linux/${name}`])).toThrow('no packages for the platform');
    expect(parsePlatform(`linux/${name}`).architecture).toBe(name.toLowerCase());
    expect(() => parseEndpoint(`${name.replaceAll('_', '')}://x`)).toThrow('is not an address');
    expect(() => checkCache(parseCache([`type=${name}`]), 'import')).toThrow('is not known');
    expect(() => parseOutputs([`type=${name},dest=x`])).toThrow();
    expect(() => parseOutputs([`type=tar,dest=x,compression=${name}`])).toThrow();
    expect(() => parseProvenance(`${name}=x`)).toThrow('there is no option');
  });

  test.each(INHERITED)('a build argument %s without a value is one that the environment does not have', (name) => {
    const none = { buildContexts: [], addHosts: [], allow: [], pull: false, ulimit: [], noCacheFilters: [] };
    const wishes = { ...none, buildArgs: [name] };
    expect(parseDockerfileOptions(wishes, {}).attributes).toEqual({});
    expect(parseDockerfileOptions({ ...wishes, buildArgs: [`${name}=1`] }, {}).attributes).toEqual({
      [`build-arg:${name}`]: '1',
    });
  });

  test.each(INHERITED)('a mode %s of the cache service is one that is not known', (name) => {
    const environment = { ACTIONS_CACHE_URL: 'x', ACTIONS_RUNTIME_TOKEN: 'x', ACTIONS_CACHE_MODE: name };
    expect(cacheAccess(environment)).toEqual({ reads: true, writes: true });
  });
});

describe('the package index', () => {
  const index = parseIndexText(
    Buffer.from(`C:Q1${'A'.repeat(27)}=\nP:nodejs-24\nV:24.1.0-r0\nA:x86_64\nS:1\nI:1\nt:1700000000\no:nodejs-24\n\n`),
  );

  test.each(INHERITED)('knows no package %s, and suggests none for it', (name) => {
    expect(searchPackages(index, name)).toEqual([]);
    expect(suggestNames(index, name)).toEqual([]);
    expect(() => chooseStream(index, 'nodejs', `lts/${name}`)).toThrow();
  });
});
