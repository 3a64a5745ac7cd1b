import { describe, expect, test } from '@jest/globals';
import type { StatusUpdate } from '../../../src/buildkit/index.ts';
import { PlainProgress, type Verbosity } from '../../../src/report/plain.ts';
import { StepTracker, type Change } from '../../../src/report/steps.ts';
import { summariseSteps } from '../../../src/report/summary.ts';
import { TerminalProgress } from '../../../src/report/terminal.ts';

const nothing: StatusUpdate = { vertexes: [], statuses: [], logs: [], warnings: [] };

function vertex(digest: string, more: Partial<StatusUpdate['vertexes'][number]> = {}): StatusUpdate {
  return { ...nothing, vertexes: [{ digest, name: `[build] ${digest}`, inputs: [], cached: false, ...more }] };
}

function log(digest: string, text: string, time = 1500): StatusUpdate {
  return { ...nothing, logs: [{ vertex: digest, stream: 'stdout', data: Buffer.from(text), time }] };
}

function plain(updates: readonly StatusUpdate[], verbosity: Verbosity): string {
  let text = '';
  const tracker = new StepTracker();
  const progress = new PlainProgress((part) => (text += part), verbosity);
  for (const update of updates) progress.show(tracker.update(update));
  return text;
}

const build = [
  vertex('a'),
  vertex('a', { started: 1000 }),
  log('a', 'one\ntw'),
  log('a', 'o\r\n\u001b[31mred\u001b[0m\n'),
  vertex('a', { started: 1000, completed: 3500 }),
  vertex('b', { started: 1000, completed: 1000, cached: true }),
];

describe('a build as lines', () => {
  test('steps and their results; what never starts is not shown', () => {
    expect(plain(build, 'normal')).toBe('#1 [build] a\n#1 DONE 2.50s\n#2 [build] b\n#2 CACHED\n');
  });

  test('every line of every step when asked, without control sequences', () => {
    expect(plain(build, 'verbose')).toContain('#1 0.50 one\n#1 0.50 two\n#1 0.50 red\n');
  });

  test('nothing when it is to be quiet', () => {
    expect(plain(build, 'quiet')).toBe('');
  });

  test('output can not give the runner commands', () => {
    const text = plain([vertex('a', { started: 1 }), log('a', '::set-output name=x::y\n##[error]no\n')], 'verbose');
    expect(text).not.toMatch(/^\S+ \S+ ::set/m);
    expect(text).not.toContain('##[error]');
  });

  test('a step that the daemon takes up again ends once', () => {
    const again = [...build, vertex('a', { started: 4000 }), vertex('a', { started: 4000, completed: 4100 })];
    expect(plain(again, 'normal').match(/#1 DONE/g)).toHaveLength(1);
  });
});

describe('the steps of a build', () => {
  test('the one that failed is told from those that stopped because of it, with its last lines', () => {
    const tracker = new StepTracker();
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}\n`).join('');
    for (const update of [
      vertex('a', { started: 1 }),
      vertex('b', { started: 1 }),
      log('b', `${lines}last words`),
      vertex('a', { started: 1, completed: 2, error: 'context canceled' }),
      vertex('b', { started: 1, completed: 2, error: 'exit code: 1' }),
    ]) {
      tracker.update(update);
    }
    expect(tracker.failed?.digest).toBe('b');
    expect(tracker.failed?.tail.at(-1)).toBe('last words');
    expect(tracker.failed?.tail.length).toBeLessThanOrEqual(21);
  });

  test('are summed up by what could have been cached', () => {
    const tracker = new StepTracker();
    for (const update of build) tracker.update(update);
    tracker.update({
      ...nothing,
      vertexes: [{ digest: 'x', name: 'exporting to image', inputs: [], cached: false, started: 1, completed: 2 }],
    });
    expect(summariseSteps(tracker.steps)).toEqual({
      total: 2,
      cached: 1,
      longest: [{ name: '[build] a', seconds: 2.5 }],
      shown: [
        { name: '[build] a', seconds: 2.5, cached: false },
        { name: '[build] b', seconds: 0, cached: true },
      ],
    });
  });
});

describe('a build on a terminal', () => {
  /** What a terminal shows after some writes: as much of one as moving up and erasing downwards takes. */
  function screen(text: string): readonly string[] {
    const lines: string[] = [''];
    let row = 0;
    // eslint-disable-next-line no-control-regex -- the sequences that are interpreted
    for (const [part, count, command] of text.matchAll(/\u001b\[(\d+)([AJm])|\n|[^\n\u001b]+/g)) {
      if (part === '\n') lines[++row] ??= '';
      else if (command === 'A') row -= Number(count);
      else if (command === 'J') lines.splice(row, lines.length, '');
      else if (command === undefined) lines[row] = `${lines[row] ?? ''}${part}`;
    }
    return lines.filter((line) => line !== '');
  }

  function shown(
    changes: readonly (readonly Change[])[],
    columns = 60,
  ): { live: readonly string[]; end: readonly string[] } {
    let text = '';
    const progress = new TerminalProgress({
      write: (part) => (text += part),
      columns: () => columns,
      colors: true,
      now: () => 2000,
    });
    for (const some of changes) progress.show(some);
    const live = screen(text);
    progress.close();
    return { live, end: screen(text) };
  }

  test('running steps live below those that are done, with time and last words', () => {
    const tracker = new StepTracker();
    const updates = [
      vertex('a', { started: 1000, completed: 1500 }),
      vertex('b', { started: 2000 }),
      log('b', 'working\n', 2000),
      vertex('c', { started: 1, completed: 1, cached: true }),
    ];
    const { live, end } = shown(updates.map((update) => tracker.update(update)));
    expect(live).toEqual(['✓ [build] a 0.5s', '  … [build] b 0.0s working']);
    expect(end).toEqual(['✓ [build] a 0.5s', '1 cached']);
  });

  test('no line is wider than the terminal', () => {
    const tracker = new StepTracker();
    const { live } = shown([tracker.update(vertex('x'.repeat(200), { started: 2000 }))], 40);
    expect(live.every((line) => line.length < 40)).toBe(true);
  });
});
