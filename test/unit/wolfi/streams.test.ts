import { describe, expect, test } from '@jest/globals';
import {
  chooseStream,
  listStreams,
  parseIndexText,
  StreamError,
  type PackageIndex,
  type StreamOptions,
} from '../../../src/wolfi/index.ts';
import { indexText, type TestPackage } from './support/index-text.ts';
import { wolfiIndex } from '../../support/wolfi-data.ts';

const day = 86_400;
const today = Date.UTC(2026, 7, 22) / 1000;

function indexOf(...packages: readonly TestPackage[]): PackageIndex {
  return parseIndexText(Buffer.from(indexText(...packages.map((item) => ({ buildTime: today, ...item })))));
}

function refusal(index: PackageIndex, family: string, constraint?: string, options?: StreamOptions): StreamError {
  try {
    const { package: chosen } = chooseStream(index, family, constraint, options);
    throw new Error(`${chosen} was chosen.`);
  } catch (error) {
    if (error instanceof StreamError) return error;
    throw error;
  }
}

describe("choices from Wolfi's index of August 2026", () => {
  test.each([
    // Nothing asked for: the newest LTS, else what the repository itself offers.
    ['nodejs', undefined, 'nodejs-24'],
    ['nodejs', '', 'nodejs-24'],
    ['java', undefined, 'openjdk-25'],
    ['dotnet', undefined, 'dotnet-10'],
    ['python', undefined, 'python-3.13'],
    ['go', undefined, 'go-1.27'],
    ['php', undefined, 'php-8.5'],
    ['ruby', undefined, 'ruby-4.0'],
    ['rust', undefined, 'rust-1.97'],
    ['erlang', undefined, 'erlang-29'],
    // npm ranges.
    ['nodejs', '^22', 'nodejs-22'],
    ['nodejs', '>=18', 'nodejs-24'],
    ['nodejs', '>=18 <21', 'nodejs-20'],
    ['nodejs', '18 || 20', 'nodejs-20'],
    ['nodejs', '22.x', 'nodejs-22'],
    ['nodejs', 'v22', 'nodejs-22'],
    ['nodejs', '22', 'nodejs-22'],
    ['nodejs', '>= 20.0.0', 'nodejs-24'],
    ['nodejs', '20 - 22', 'nodejs-22'],
    ['nodejs', '>=25', 'nodejs-26'],
    ['nodejs', '*', 'nodejs-26'],
    ['nodejs', 'lts/*', 'nodejs-24'],
    ['nodejs', 'lts/jod', 'nodejs-22'],
    ['nodejs', 'lts/-1', 'nodejs-22'],
    ['nodejs', 'node', 'nodejs-26'],
    // PEP 440 and Poetry.
    ['python', '>=3.11,<4', 'python-3.13'],
    ['python', '>=3.11, <3.13', 'python-3.12'],
    ['python', '~=3.11', 'python-3.13'],
    ['python', '~=3.11.2', 'python-3.11'],
    ['python', '==3.12.*', 'python-3.12'],
    ['python', '>=3.10,!=3.13.*', 'python-3.12'],
    ['python', '^3.9', 'python-3.13'],
    ['python', '3.14', 'python-3.14'],
    ['python', 'python-3.12.4', 'python-3.12'],
    // Java.
    ['java', '1.8', 'openjdk-8'],
    ['java', '17', 'openjdk-17'],
    ['java', '21.0.2-tem', 'openjdk-21'],
    ['java', 'temurin-21.0.2+13', 'openjdk-21'],
    ['java', 'JavaVersion.VERSION_11', 'openjdk-11'],
    ['java', 'VERSION_1_8', 'openjdk-8'],
    ['java', '[17,)', 'openjdk-25'],
    ['java', '[11,18)', 'openjdk-17'],
    // Composer.
    ['php', '^8.2', 'php-8.5'],
    ['php', '~8.2', 'php-8.5'],
    ['php', '~8.2.0', 'php-8.2'],
    ['php', '^7.4 || ^8.0', 'php-8.5'],
    ['php', '^7.4|8.3.*', 'php-8.3'],
    ['php', '>=8.1 <8.4', 'php-8.3'],
    // RubyGems and mix.
    ['ruby', '~> 3.2', 'ruby-3.4'],
    ['ruby', '~> 3.2.0', 'ruby-3.2'],
    ['ruby', '>= 3.0, < 3.4', 'ruby-3.3'],
    ['ruby', 'ruby-3.3.6', 'ruby-3.3'],
    // .NET.
    ['dotnet', 'net10.0', 'dotnet-10'],
    ['dotnet', 'net9.0-windows', 'dotnet-9'],
    ['dotnet', '10.0.100', 'dotnet-10'],
    // Go and Rust: the least version that will do.
    ['go', '1.26', 'go-1.26'],
    ['go', 'go1.26.3', 'go-1.26'],
    ['rust', 'stable', 'rust-1.97'],
    ['rust', '1.96.0', 'rust-1.96'],
  ])('%s %s: %s', (family, constraint, expected) => {
    expect(chooseStream(wolfiIndex(), family, constraint).package).toBe(expected);
  });

  test.each([
    ['nodejs', '99', 'STREAM_NONE'],
    ['nodejs', '>=18 <18', 'STREAM_NONE'],
    ['nodejs', 'abc', 'STREAM_CONSTRAINT'],
    ['nodejs', 'lts/argon', 'STREAM_NONE'],
    ['python', '2.7', 'STREAM_NONE'],
    ['python', '3.9', 'STREAM_NONE'],
    ['ruby', '2.7.8', 'STREAM_NONE'],
    ['php', '7.4', 'STREAM_NONE'],
    ['go', '2.0', 'STREAM_NONE'],
    ['rust', 'nightly-2026-01-01', 'STREAM_NONE'],
    ['dotnet', 'net48', 'STREAM_NONE'],
    ['cobol', undefined, 'STREAM_UNKNOWN_FAMILY'],
  ])('%s %s: %s', (family, constraint, code) => {
    expect(refusal(wolfiIndex(), family, constraint).code).toBe(code);
  });

  test('streams are listed from new to old, with what is known of them', () => {
    const streams = listStreams(wolfiIndex(), 'nodejs');
    expect(streams.map((item) => item.stream).slice(0, 4)).toEqual(['26', '25', '24', '23']);
    expect(streams.find((item) => item.stream === '24')).toMatchObject({
      package: 'nodejs-24',
      version: '24.19.0-r0',
      lts: true,
      stale: false,
    });
    expect(streams.find((item) => item.stream === '23')).toMatchObject({ lts: false, stale: true });
  });
});

describe('reasons and notices', () => {
  const index = indexOf(
    { name: 'nodejs-22', version: '22.9.0-r0', buildTime: today - 120 * day },
    { name: 'nodejs-24', version: '24.5.0-r1' },
    { name: 'go-1.25', version: '1.25.3-r0', buildTime: today - 400 * day },
    { name: 'go-1.26', version: '1.26.1-r0' },
    { name: 'go-1.27', version: '1.27.0-r0' },
    { name: 'go-1.28', version: '1.28_rc1-r0' },
    { name: 'openjdk-21', version: '21.0.5-r0' },
    { name: 'openjdk-26', version: '26.0.1-r0' },
  );

  test('a choice says why', () => {
    expect(chooseStream(index, 'nodejs', '>=20')).toMatchObject({ reason: 'the newest LTS stream that >=20 allows' });
    expect(chooseStream(index, 'nodejs', '24')).toMatchObject({ reason: 'the stream of 24' });
  });

  test('another release of the right stream comes with notice', () => {
    const { package: chosen, notice } = chooseStream(index, 'nodejs', '24.1.0');
    expect(chosen).toBe('nodejs-24');
    expect(notice).toContain('24.1.0 asks for another release than the one in Wolfi, 24.5.0-r1');
  });

  test('a stream that is not built any more comes with notice, or not at all', () => {
    expect(chooseStream(index, 'nodejs', '22').notice).toContain('last built 120 days before');
    expect(chooseStream(index, 'nodejs', '22', { maxBuildAgeDays: 365 }).notice).toBeUndefined();
    const error = refusal(index, 'nodejs', '22', { failOnStale: true });
    expect(error).toMatchObject({ code: 'STREAM_UNMAINTAINED', available: ['24'] });
  });

  test('where newer streams run older code, the nearest maintained one stands in, with notice', () => {
    for (const constraint of ['1.20', '1.25']) {
      const { package: chosen, notice } = chooseStream(index, 'go', constraint);
      expect(chosen).toBe('go-1.26');
      expect(notice).toContain(`no maintained Go ${constraint}`);
    }
    expect(chooseStream(index, 'java', '19').package).toBe('openjdk-21');
    expect(chooseStream(index, 'java', '22').package).toBe('openjdk-26');
  });

  test('a property that is set elsewhere gives the default, with notice', () => {
    const { package: chosen, notice } = chooseStream(index, 'java', '${java.version}');
    expect(chosen).toBe('openjdk-21');
    expect(notice).toContain('${java.version}');
  });

  test('what was only tried out is no stream', () => {
    expect(listStreams(index, 'go').map((item) => item.stream)).toEqual(['1.27', '1.26', '1.25']);
  });

  test('a refusal names the constraint, what there is, and how to override', () => {
    const error = refusal(index, 'nodejs', '^18');
    expect(error.message).toBe('No Node.js in Wolfi fits "^18". Wolfi has Node.js 24, 22.');
    expect(error).toMatchObject({ family: 'nodejs', constraint: '^18', available: ['24', '22'] });
    expect(error.hint).toContain('nodejs-STREAM');
    expect(refusal(index, 'php').message).toBe('No PHP in Wolfi fits "". Wolfi has no PHP.');
  });

  test('which Node.js has long-term support is a matter of the date of the index', () => {
    const at = (year: number, month: number): string => {
      const buildTime = Date.UTC(year, month - 1, 1) / 1000;
      const names = ['nodejs-24', 'nodejs-26', 'nodejs-27', 'nodejs-28'];
      return chooseStream(indexOf(...names.map((name) => ({ name, buildTime }))), 'nodejs').stream;
    };
    expect([at(2026, 8), at(2026, 11), at(2027, 8), at(2027, 11)]).toEqual(['24', '26', '26', '27']);
  });
});
