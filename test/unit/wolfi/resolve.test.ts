import { describe, expect, test } from '@jest/globals';
import { PackageIndex, parseIndexText, resolve, ResolveError } from '../../../src/wolfi/index.ts';
import { indexText, type TestPackage } from './support/index-text.ts';

function indexOf(...packages: readonly (TestPackage | string)[]): PackageIndex {
  return parseIndexText(Buffer.from(indexText(...packages)));
}

function install(index: PackageIndex, ...world: readonly string[]): string[] {
  return resolve(index, world).packages.map(({ name, version }) => `${name}=${version}`);
}

function refusal(index: PackageIndex, ...world: readonly string[]): ResolveError {
  try {
    const packages = install(index, ...world);
    throw new Error(`It was resolved to ${packages.join(' ')}.`);
  } catch (error) {
    if (error instanceof ResolveError) return error;
    throw error;
  }
}

describe('versions', () => {
  const index = indexOf(
    { name: 'a', version: '1.0-r0' },
    { name: 'a', version: '1.10-r0' },
    { name: 'a', version: '1.9-r3' },
    { name: 'b', depends: 'a<1.10' },
    { name: 'c', depends: 'a~1.0' },
  );

  test('the newest is taken', () => {
    expect(install(index, 'a')).toEqual(['a=1.10-r0']);
  });

  test.each([
    ['a=1.9-r3', 'a=1.9-r3'],
    ['a<1.9', 'a=1.0-r0'],
    ['a~1.9', 'a=1.9-r3'],
    ['a>1.9', 'a=1.10-r0'],
    ['a<=1.9-r3', 'a=1.9-r3'],
  ])('%s gives %s', (token, expected) => {
    expect(install(index, token)).toEqual([expected]);
  });

  test('a dependency may hold a package back', () => {
    expect(install(index, 'b')).toEqual(['a=1.9-r3', 'b=1.0-r0']);
    expect(install(index, 'a', 'b')).toEqual(['a=1.9-r3', 'b=1.0-r0']);
    expect(install(index, 'b', 'c')).toEqual(['a=1.0-r0', 'b=1.0-r0', 'c=1.0-r0']);
  });

  test('what cannot be had together is refused with who asks for what', () => {
    const error = refusal(index, 'a=1.10-r0', 'b');
    expect(error.code).toBe('RESOLVE_UNSATISFIABLE');
    expect(error.message).toContain('b-1.0-r0 needs "a<1.10"');
  });

  test('a version that does not exist is refused with those that do', () => {
    expect(refusal(index, 'a=2.0').message).toBe(
      '"a=2.0" is asked for, but no build of a fits; available: 1.10-r0, 1.9-r3, 1.0-r0.',
    );
  });

  test('of a name that comes twice the last mention holds, as with apk add', () => {
    expect(install(index, 'a', 'a<1.9')).toEqual(['a=1.0-r0']);
  });
});

describe('names that packages provide', () => {
  const index = indexOf(
    { name: 'node-22', version: '22.1-r0', provides: 'node=22.1-r0 cmd:node=22.1-r0' },
    { name: 'node-24', version: '24.1-r0', provides: 'node=24.1-r0 cmd:node=24.1-r0' },
    { name: 'mawk', provides: 'awk', priority: 10 },
    { name: 'gawk', provides: 'awk', priority: 20 },
    { name: 'dash', provides: '/bin/sh' },
    { name: 'bash', provides: '/bin/sh' },
    { name: 'libc', version: '2.40-r0', provides: 'so:libc.so.6=6' },
    { name: 'tool', depends: 'so:libc.so.6 cmd:node' },
    { name: 'script', depends: '/bin/sh' },
    { name: 'app-22', depends: 'node<23' },
  );

  test('the newest version of the name wins', () => {
    expect(install(index, 'node')).toEqual(['node-24=24.1-r0']);
    expect(install(index, 'node<23')).toEqual(['node-22=22.1-r0']);
  });

  test('libraries and commands are names like any other', () => {
    expect(install(index, 'tool')).toEqual(['libc=2.40-r0', 'node-24=24.1-r0', 'tool=1.0-r0']);
  });

  test('of names without a version the provider with the highest priority is taken', () => {
    expect(install(index, 'awk')).toEqual(['gawk=1.0-r0']);
  });

  test('without a priority somebody has to choose', () => {
    const error = refusal(index, 'script');
    expect(error.reasons).toMatchObject([{ kind: 'choice', subject: '/bin/sh', suggestions: ['bash', 'dash'] }]);
    expect(install(index, 'script', 'dash')).toEqual(['dash=1.0-r0', 'script=1.0-r0']);
  });

  test('several may provide a name without a version, one only with', () => {
    expect(install(index, 'bash', 'dash')).toEqual(['bash=1.0-r0', 'dash=1.0-r0']);
    expect(refusal(index, 'node-22', 'node-24').message).toBe(
      'node-22-22.1-r0, node-24-24.1-r0 all provide "node" and cannot be installed together.\n' +
        'node-22-22.1-r0, node-24-24.1-r0 all provide "cmd:node" and cannot be installed together.',
    );
  });

  test('another demand decides which provider it is', () => {
    expect(install(index, 'app-22', 'node')).toEqual(['app-22=1.0-r0', 'node-22=22.1-r0']);
  });
});

describe('conflicts', () => {
  const index = indexOf(
    'musl',
    { name: 'glibc', depends: '!musl' },
    { name: 'old', version: '1-r0' },
    { name: 'new', depends: '!old<2' },
  );

  test('a package may forbid another', () => {
    expect(install(index, 'glibc')).toEqual(['glibc=1.0-r0']);
    expect(refusal(index, 'glibc', 'musl').reasons).toMatchObject([{ kind: 'conflict', subject: 'musl-1.0-r0' }]);
  });

  test('or only some versions of it', () => {
    expect(refusal(index, 'new', 'old').message).toContain('new-1.0-r0 cannot be installed together with it');
  });

  test('the world may forbid too', () => {
    expect(install(index, 'old', '!new')).toEqual(['old=1-r0']);
    expect(refusal(index, 'musl', 'glibc').code).toBe('RESOLVE_UNSATISFIABLE');
  });
});

describe('packages that are installed on their own', () => {
  const index = indexOf(
    'app',
    'docs',
    { name: 'app-doc', installIf: 'app=1.0-r0 docs' },
    { name: 'more', installIf: 'app-doc' },
  );

  test('come with all that they wait for, and bring others', () => {
    expect(install(index, 'app', 'docs')).toEqual(['app=1.0-r0', 'app-doc=1.0-r0', 'docs=1.0-r0', 'more=1.0-r0']);
  });

  test('stay away when something is missing or forbidden', () => {
    expect(install(index, 'app')).toEqual(['app=1.0-r0']);
    expect(install(index, 'app', 'docs', '!app-doc')).toEqual(['app=1.0-r0', 'docs=1.0-r0']);
  });
});

describe('several repositories', () => {
  const main = indexOf({ name: 'a', version: '1-r0' }, { name: 'b', depends: 'a' });
  const local = indexOf({ name: 'a', version: '2-r0' }, { name: 'only', depends: 'a' });
  const [first] = main.parts;
  const [second] = local.parts;
  if (!first || !second) throw new Error('An index has a part.');

  test('are one, and the newest wins', () => {
    const both = new PackageIndex('x86_64', [first, second]);
    expect(install(both, 'b', 'only')).toEqual(['a=2-r0', 'b=1.0-r0', 'only=1.0-r0']);
  });

  test('a build that both have comes from the first', () => {
    const both = new PackageIndex('x86_64', [
      { ...first, repository: 'https://one.example' },
      { ...first, repository: 'https://two.example' },
    ]);
    expect(resolve(both, ['b']).packages.map((item) => item.repository)).toEqual([
      'https://one.example',
      'https://one.example',
    ]);
  });

  test('a tagged one is only used where it is asked for', () => {
    const tagged = new PackageIndex('x86_64', [first, { ...second, tag: 'local' }]);
    expect(install(tagged, 'a')).toEqual(['a=1-r0']);
    expect(install(tagged, 'a@local')).toEqual(['a=2-r0']);
    expect(install(tagged, 'only@local')).toEqual(['a=1-r0', 'only=1.0-r0']);
    expect(refusal(tagged, 'only').reasons).toMatchObject([{ kind: 'unavailable', suggestions: ['only@local'] }]);
  });
});

describe('what is missing', () => {
  const index = indexOf(
    'python-3.13',
    'python-3.12',
    { name: 'app', depends: 'gone lost>1' },
    { name: 'top', depends: 'app' },
  );

  test('a name that nobody bears comes with what may have been meant', () => {
    expect(refusal(index, 'pyhton-3.13').message).toBe(
      'There is no package "pyhton-3.13". Did you mean python-3.13, python-3.12?',
    );
  });

  test('a missing dependency is traced to who needs it, and everything is said at once', () => {
    const error = refusal(index, 'top', 'nothing');
    expect(error.reasons.map(({ subject, requiredBy }) => [subject, requiredBy])).toEqual([
      ['gone', ['app-1.0-r0 (gone)']],
      ['lost', ['app-1.0-r0 (lost>1)']],
      ['nothing', ['nothing']],
    ]);
  });

  test('arguments that are no packages are all named', () => {
    const error = refusal(index, 'python-3.13', '--root=/', 'a b', 'x=');
    expect(error.code).toBe('RESOLVE_WORLD');
    expect(error.reasons.map((reason) => reason.subject)).toEqual(['--root=/', 'a b', 'x=']);
  });

  test('packages that apk would not install are not taken', () => {
    const odd = indexOf({ name: 'arm', arch: 'aarch64' }, { name: 'broken', depends: 'a=?' }, 'good');
    expect(refusal(odd, 'arm').message).toBe('arm-1.0-r0 cannot be installed: it is built for aarch64.');
    expect(refusal(odd, 'broken').message).toContain('apk refuses');
    expect(install(odd, 'good')).toEqual(['good=1.0-r0']);
  });
});

describe('shapes of graphs', () => {
  test('packages may depend on each other in a circle', () => {
    const index = indexOf({ name: 'a', depends: 'b' }, { name: 'b', depends: 'c' }, { name: 'c', depends: 'a' });
    expect(install(index, 'b')).toEqual(['a=1.0-r0', 'b=1.0-r0', 'c=1.0-r0']);
  });

  test('and provide each other in a circle', () => {
    const index = indexOf(
      { name: 'a', provides: 'b=1' },
      { name: 'b', provides: 'a=1' },
      { name: 'c', depends: 'a b' },
    );
    expect(install(index, 'c')).toHaveLength(2);
  });

  test('a chain longer than the stack is deep is followed to its end', () => {
    const length = 20_000;
    const chain = Array.from({ length }, (_, i): TestPackage =>
      i + 1 < length ? { name: `p${i}`, depends: `p${i + 1}` } : { name: `p${i}` },
    );
    expect(resolve(indexOf(...chain), ['p0']).packages).toHaveLength(length);
  });

  test('the same world in another order is the same world', () => {
    const index = indexOf(
      { name: 'a', depends: 'x' },
      { name: 'b', depends: 'y' },
      { name: 'p', provides: 'x=1 y=1' },
      { name: 'q', provides: 'y=2' },
    );
    expect(install(index, 'a', 'b')).toEqual(install(index, 'b', 'a'));
  });
});

test('a package is described by what the index says of it', () => {
  const index = indexOf({ name: 'a', checksum: 'Q1AAAA', origin: 'recipe', installedSize: 5 });
  expect(resolve(index, ['a']).packages).toEqual([
    {
      name: 'a',
      version: '1.0-r0',
      checksum: 'Q1AAAA',
      size: 1024,
      installedSize: 5,
      origin: 'recipe',
      repository: '',
    },
  ]);
});
