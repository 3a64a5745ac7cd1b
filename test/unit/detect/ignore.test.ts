import { describe, expect, test } from '@jest/globals';
import { buildContextFilter } from '../../../src/detect/repository.ts';
import { contentsOf, mustNotTell } from '../../support/detect/contents.ts';

function filterOf(files: Readonly<Record<string, string>>) {
  return buildContextFilter(contentsOf(files), [], mustNotTell);
}

describe('what belongs to a build context', () => {
  test('everything, when nothing says otherwise', () => {
    const filter = filterOf({});
    expect(filter.includes('src/main.js', false)).toBe(true);
    expect(filter.prunes('src')).toBe(false);
  });

  test('never git, nor what tools fill', () => {
    const filter = filterOf({});
    expect(filter.includes('.git/config', false)).toBe(false);
    expect(filter.includes('web/node_modules/express/index.js', false)).toBe(false);
    expect(filter.prunes('web/node_modules')).toBe(true);
  });

  test('a folder called target only where a build tool fills it', () => {
    expect(filterOf({ 'Cargo.toml': '' }).prunes('target')).toBe(true);
    expect(filterOf({}).prunes('target')).toBe(false);
  });

  test('not what .gitignore names, with the nearest file winning', () => {
    const filter = filterOf({ '.gitignore': '*.log\n/dist\n', 'keep/.gitignore': '!*.log\n' });
    expect(filter.includes('a/b/error.log', false)).toBe(false);
    expect(filter.includes('keep/error.log', false)).toBe(true);
    expect(filter.prunes('dist')).toBe(true);
    expect(filter.includes('src/dist/a.js', false)).toBe(true);
  });

  test('but what git keeps all the same, and nothing beside it', () => {
    const filter = buildContextFilter(contentsOf({ '.gitignore': 'server\n' }), ['cmd/server/main.go'], mustNotTell);
    expect(filter.prunes('cmd/server')).toBe(false);
    expect(filter.includes('cmd/server/main.go', false)).toBe(true);
    expect(filter.includes('cmd/server/server', false)).toBe(false);
    expect(filter.files('cmd/server')?.('main.go')).toBe(true);
    expect(filter.files('cmd/server')?.('scratch.txt')).toBe(false);
    expect(filter.includes('server', false)).toBe(false);
  });

  test('a pattern with a slash at its end means folders only', () => {
    const filter = filterOf({ '.gitignore': 'logs/\n' });
    expect(filter.includes('logs', false)).toBe(true);
    expect(filter.includes('logs', true)).toBe(false);
    expect(filter.includes('logs/today.txt', false)).toBe(false);
  });

  test('not what .dockerignore names, which knows exceptions inside ignored folders', () => {
    const filter = filterOf({ '.dockerignore': 'docs\n!docs/api.md\n**/*.tmp\n' });
    expect(filter.includes('docs/guide.md', false)).toBe(false);
    expect(filter.includes('docs/api.md', false)).toBe(true);
    expect(filter.includes('a/b.tmp', false)).toBe(false);
    expect(filter.prunes('docs')).toBe(false);
  });

  test('patterns of .dockerignore are anchored at the root, those of .gitignore are not', () => {
    expect(filterOf({ '.dockerignore': 'secret.txt\n' }).includes('a/secret.txt', false)).toBe(true);
    expect(filterOf({ '.gitignore': 'secret.txt\n' }).includes('a/secret.txt', false)).toBe(false);
  });
});

describe('patterns that are no regular expressions', () => {
  test('name files with parentheses and braces', () => {
    const filter = filterOf({ '.dockerignore': 'app/(auth)\nbroken(\n{a}\na+b\n' });
    expect(filter.includes('app/(auth)/page.js', false)).toBe(false);
    expect(filter.includes('app/auth/page.js', false)).toBe(true);
    expect(filter.includes('{a}', false)).toBe(false);
    expect(filter.includes('aab', false)).toBe(true);
  });

  test('are left out when they are longer than any path, which is told', () => {
    const files = { '.gitignore': `${'/*'.repeat(10_000)}\nsecret\n` };
    const told: string[] = [];
    const filter = buildContextFilter(contentsOf(files), [], (message) => told.push(message));
    expect(filter.includes('secret', false)).toBe(false);
    expect(told).toEqual(['.gitignore has lines of more than 4096 characters, which were not read']);
  });
});
