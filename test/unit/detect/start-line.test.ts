import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseStartLine } from '../../../src/detect/core/start-line.ts';

describe('a command line without a shell', () => {
  test.each([
    ['node server.js', ['node', 'server.js'], {}],
    ['  exec   node  "my server.js" ', ['node', 'my server.js'], {}],
    ['NODE_ENV=production A= node x.js', ['node', 'x.js'], { NODE_ENV: 'production', A: '' }],
    ['cross-env MODE=b node x.js', ['node', 'x.js'], { MODE: 'b' }],
    [String.raw`node a\ b.js`, ['node', 'a b.js'], {}],
    ["python -c 'a && b'", ['python', '-c', 'a && b'], {}],
    ['gunicorn app:app --bind 0.0.0.0:$PORT', ['gunicorn', 'app:app', '--bind', '0.0.0.0:8000'], {}],
    ['serve -p ${PORT:-3000}', ['serve', '-p', '8000'], {}],
  ])('%s', (line, argv, env) => {
    expect(parseStartLine(line, 8000)).toMatchObject({ argv, env });
  });

  test.each([
    'a && b',
    'a | b',
    'a; b',
    'a > b',
    'echo $(date)',
    'echo $HOME',
    'ls *.js',
    'a "unclosed',
    'a "$X"',
    '(a)',
    '',
  ])('%s needs one', (line) => {
    expect(parseStartLine(line).argv).toBeUndefined();
  });

  test('never gives a word that a shell would have read otherwise', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (line) => {
        const { argv } = parseStartLine(line);
        // Without quotes, escapes and assignments the words are exactly what stands between the blanks.
        if (argv === undefined || /['"\\=]/.test(line) || /^\s*(?:exec|env|cross-env)\b/.test(line)) return;
        expect(argv).toEqual(line.trim().split(/\s+/));
      }),
    );
  });
});
