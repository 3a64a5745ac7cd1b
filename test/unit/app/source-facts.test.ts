import { describe, expect, test } from '@jest/globals';
import { publicUrl, sourceFacts } from '../../../src/app/source-facts.ts';

describe('where the sources come from', () => {
  test.each([
    ['git@github.com:o/r.git', 'https://github.com/o/r'],
    ['https://user:token@github.com/o/r.git', 'https://github.com/o/r'],
    ['ssh://git@example.org:22/o/r.git', 'https://example.org/o/r'],
    ['/srv/git/r.git', undefined],
    ['file:///srv/r.git', undefined],
  ])('%s is shown as %s', (remote, expected) => {
    expect(publicUrl(remote)).toBe(expected);
  });

  test('the time is the commit that last touched the service', async () => {
    const asked: string[] = [];
    const facts = await sourceFacts({
      environment: {},
      path: 'apps/web',
      git: async (args) => {
        asked.push(args.join(' '));
        return args[0] === 'log' ? `1700000000 ${'a'.repeat(40)} ${'b'.repeat(40)}\n` : undefined;
      },
    });
    expect(facts).toEqual({ epoch: 1_700_000_000, epochFrom: 'commit' });
    expect(asked).toContain('log -1 --format=%ct %H %P -- apps/web');
  });

  test('SOURCE_DATE_EPOCH wins, and without git there is still a fixed time', async () => {
    const git = async (): Promise<string | undefined> => undefined;
    expect((await sourceFacts({ git, path: '.', environment: { SOURCE_DATE_EPOCH: '42' } })).epoch).toBe(42);
    expect((await sourceFacts({ git, path: '.', environment: {} })).epochFrom).toBe('fixed');
  });

  test('a SOURCE_DATE_EPOCH that is no time counts for nothing', async () => {
    const git = async (args: readonly string[]): Promise<string | undefined> =>
      args[0] === 'log' ? `1700000000 ${'a'.repeat(40)} ${'b'.repeat(40)}\n` : undefined;
    const facts = await sourceFacts({ git, path: '.', environment: { SOURCE_DATE_EPOCH: 'now' } });
    expect(facts).toEqual({ epoch: 1_700_000_000, epochFrom: 'commit' });
  });
});
