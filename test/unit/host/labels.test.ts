import { expect, test } from '@jest/globals';
import { givenSettings } from '../../../src/host/given-settings.ts';
import { resolveSettings } from '../../../src/host/settings.ts';
import { readActionInputs } from '../../../src/options/read-inputs.ts';

function labelsOf(text: string): Readonly<Record<string, string>> {
  const options = readActionInputs((name) => (name === 'labels' ? text : ''));
  const given = givenSettings(options, { environment: {}, secrets: [], ssh: [], sourceOf: (field) => field });
  return resolveSettings(given, import.meta.dirname).labels;
}

test('labels are read as Docker reads them', () => {
  const text = [
    '# made by hand',
    'org.opencontainers.image.description=A shop, a "quoted" one; with #1',
    'alone',
    'empty=',
    '"several=line one',
    '# line two"',
    'a=b=c',
  ].join('\n');
  expect(labelsOf(text)).toEqual({
    'org.opencontainers.image.description': 'A shop, a "quoted" one; with #1',
    alone: '',
    empty: '',
    several: 'line one\n# line two',
    a: 'b=c',
  });
});

test('a label without a key is refused', () => {
  expect(() => labelsOf('=value')).toThrow(/"=value" is not key=value/);
});
