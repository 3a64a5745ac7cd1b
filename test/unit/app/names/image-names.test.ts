import { describe, expect, test } from '@jest/globals';
import type { NamingEvent } from '../../../../src/app/names/event.ts';
import { imageNames, type NameWishes } from '../../../../src/app/names/image-names.ts';

const SHA = '860c1904a1ce19322e91ac35af1ab07466440c37';

function event(name: string, ref: string, more: Partial<NamingEvent> = {}): NamingEvent {
  return {
    name,
    ref,
    sha: SHA,
    baseRef: '',
    defaultBranch: 'main',
    repository: { name: 'Octo/Shop', description: 'A shop', url: 'https://github.com/Octo/Shop', license: 'MIT' },
    date: new Date('2026-11-28T23:30:05Z'),
    commitDate: new Date('2026-01-02T03:04:05Z'),
    ...more,
  };
}

const push = (branch: string): NamingEvent => event('push', `refs/heads/${branch}`);
const tagged = (tag: string): NamingEvent => event('push', `refs/tags/${tag}`);

function names(happened: NamingEvent, wishes: Partial<NameWishes> = {}): readonly string[] {
  return imageNames({ tags: [], images: [], flavor: [], service: undefined, ...wishes }, happened, 'ghcr.io', fail)
    .tags;
}

function fail(message: string): never {
  throw new Error(message);
}

/** The tags alone. */
function tags(happened: NamingEvent, rules: readonly string[], flavor: readonly string[] = []): readonly string[] {
  return names(happened, { tags: rules, flavor, images: ['x/y'] }).map((name) => name.slice('x/y:'.length));
}

describe('an image without a name', () => {
  test.each([
    [push('main'), ['ghcr.io/octo/shop:main']],
    [push('feature/Cart#2'), ['ghcr.io/octo/shop:feature-Cart-2']],
    [tagged('v1.2.3'), ['ghcr.io/octo/shop:v1.2.3', 'ghcr.io/octo/shop:latest']],
    [event('pull_request', 'refs/pull/7/merge'), ['ghcr.io/octo/shop:pr-7']],
    [event('schedule', 'refs/heads/main'), ['ghcr.io/octo/shop:nightly', 'ghcr.io/octo/shop:main']],
  ])('is named by what happened', (happened, expected) => {
    expect(names(happened)).toEqual(expected);
  });

  test('has the service in its name where one is built', () => {
    expect(names(push('main'), { service: 'Api' })).toEqual(['ghcr.io/octo/shop/api:main']);
  });

  test('is an error where nothing names it, which says what would', () => {
    expect(() => names(event('workflow_dispatch', ''))).toThrow(/workflow_dispatch on no ref[\s\S]*type=sha/);
  });
});

describe('images', () => {
  const of = (...images: readonly string[]): readonly string[] => names(push('main'), { images, tags: ['type=sha'] });

  test('are named one a line, between commas, or with what switches them off', () => {
    expect(of('a/B,c/d', 'name=ghcr.io/e/F,enable=true', 'enable=false,name=g/h', 'i/j,enable=true')).toEqual([
      'a/b:sha-860c190',
      'c/d:sha-860c190',
      'ghcr.io/e/f:sha-860c190',
      'i/j:sha-860c190',
    ]);
  });

  test.each(['enable=true', 'name=a/b,enable=maybe', 'name=a/b,tag=1'])('%j is refused', (line) => {
    expect(() => of(line)).toThrow(/of images can't be read/);
  });

  test('that are all switched off leave no name', () => {
    expect(() => of('name=a/b,enable=false')).toThrow(/No rule of tags makes a tag/);
  });

  test('get a lone word as a tag', () => {
    expect(names(push('main'), { images: ['a/b', 'c/d'], tags: ['edge', 'e/f:1', '1.2'] })).toEqual([
      'e/f:1',
      'a/b:edge',
      'a/b:1.2',
      'c/d:edge',
      'c/d:1.2',
    ]);
  });
});

describe('rules', () => {
  test('leave names that are whole as they are', () => {
    expect(names(push('main'), { tags: ['a/b:1', 'type=sha'], images: ['a/b'] })).toEqual(['a/b:1', 'a/b:sha-860c190']);
  });

  test('hold for every image', () => {
    const images = ['ghcr.io/Octo/Shop', 'docker.io/octo/shop'];
    expect(names(push('main'), { tags: ['type=ref,event=branch'], images })).toEqual([
      'ghcr.io/octo/shop:main',
      'docker.io/octo/shop:main',
    ]);
  });

  test.each([
    ['v1.2.3', ['1.2.3', '1.2', '1', 'latest']],
    ['1.2.3', ['1.2.3', '1.2', '1', 'latest']],
    ['v2.0.8-beta.67', ['2.0.8-beta.67']],
    ['v2.0.8+build.1', ['2.0.8', '2.0', '2', 'latest']],
  ])('of semver make of %s', (tag, expected) => {
    const rules = ['{{version}}', '{{major}}.{{minor}}', '{{major}}'].map(
      (pattern) => `type=semver,pattern=${pattern}`,
    );
    expect(tags(tagged(tag), rules)).toEqual(expected);
  });

  test('of semver keep an early version as it is written where they say raw', () => {
    expect(tags(tagged('v2.0.8-beta.67'), ['type=semver,pattern={{raw}}'])).toEqual(['v2.0.8-beta.67']);
  });

  test('of semver take a value, and warn of one that is none', () => {
    expect(tags(push('main'), ['type=semver,pattern={{major}},value=v3.1.0'])).toEqual(['3', 'latest']);
    expect(() => tags(tagged('stable'), ['type=semver,pattern={{version}}'])).toThrow(
      '"stable" is no semantic version',
    );
  });

  test('of edge are for the default branch, or the one they name', () => {
    expect(tags(push('main'), ['type=edge', 'type=sha'])).toEqual(['edge', 'sha-860c190']);
    expect(tags(push('dev'), ['type=edge', 'type=sha'])).toEqual(['sha-860c190']);
    expect(tags(push('dev'), ['type=edge,branch=dev'])).toEqual(['edge']);
  });

  test('come in the order of their priority', () => {
    const rules = ['type=sha', 'type=raw,value=a', 'type=ref,event=branch', 'type=raw,value=first,priority=5000'];
    expect(tags(push('main'), rules)).toEqual(['first', 'main', 'a', 'sha-860c190']);
  });

  test('may be off', () => {
    const rules = ['type=raw,value=latest,enable={{is_default_branch}}', 'type=sha,format=long,prefix='];
    expect(tags(push('main'), rules)).toEqual(['latest', SHA]);
    expect(tags(push('dev'), rules)).toEqual([SHA]);
    expect(() => tags(push('dev'), ['type=sha,enable=maybe'])).toThrow('"maybe"');
  });

  test('have the words of the event', () => {
    expect(tags(push('dev'), ["type=raw,value={{branch}}-{{sha}}-{{date 'YYYYMMDD'}}"])).toEqual([
      'dev-860c190-20261128',
    ]);
    const dated = "type=schedule,pattern={{date 'YYYY-MM-DD_HHmmss[Z]' tz='Asia/Tokyo'}}";
    expect(tags(event('schedule', 'refs/heads/main'), [dated])).toEqual(['2026-11-29_083005Z']);
    expect(tags(push('dev'), ["type=raw,value={{commit_date 'X'}}"])).toEqual(['1767323045']);
    expect(tags({ ...tagged('v1'), baseRef: 'main' }, ['type=raw,value={{tag}}-of-{{base_ref}}'])).toEqual([
      'v1-of-main',
    ]);
  });

  test('have what the flavor gives all of them', () => {
    const rules = ['type=ref,event=branch', 'type=sha,prefix=git-'];
    expect(tags(push('main'), rules, ['prefix=a-', 'suffix=-z,onlatest=true', 'latest=true'])).toEqual([
      'a-main-z',
      'git-860c190-z',
      'latest-z',
    ]);
    expect(tags(tagged('v1'), ['type=ref,event=tag'], ['latest=false'])).toEqual(['v1']);
  });

  test.each([
    ['type=match,pattern=x', 'type=match is not read here'],
    ['type=semver', 'type=semver needs pattern=VALUE'],
    ['type=ref,event=push', 'event is one of branch, tag, pr'],
    ['type=sha,pattern=x', 'type=sha has no pattern'],
    ['type=constructor', 'the types are schedule'],
    ['type=raw,value={{nothing}}', '{{nothing}} in the names of the image'],
    ["type=raw,value={{date 'QQ'}}", "can't be read"],
    ["type=raw,value={{date 'YYYY' tz='Mars/Olympus'}}", "can't be read"],
    ['type=raw,value=x,priority=high', 'priority is a whole number'],
  ])("that can't be followed are told: %s", (rule, because) => {
    expect(() => tags(push('main'), [rule])).toThrow(because);
  });

  test("that can't be read are told all at once", () => {
    expect(() => tags(push('main'), ['type=a', 'type=b'])).toThrow(/type=a[\s\S]*type=b/);
    expect(() => tags(push('main'), ['type=sha'], ['latest=maybe'])).toThrow('"latest=maybe" means nothing there');
  });
});

describe('labels', () => {
  test('say what the event and git know', () => {
    const wishes = { tags: ['type=semver,pattern={{version}}'], images: [], flavor: [], service: undefined };
    expect(imageNames(wishes, tagged('v1.2.3'), 'ghcr.io', fail).labels).toEqual({
      'org.opencontainers.image.created': '2026-01-02T03:04:05Z',
      'org.opencontainers.image.description': 'A shop',
      'org.opencontainers.image.licenses': 'MIT',
      'org.opencontainers.image.url': 'https://github.com/Octo/Shop',
      'org.opencontainers.image.version': '1.2.3',
    });
  });
});
