import { describe, expect, test } from '@jest/globals';
import { iniValue } from '../../../../src/detect/core/text/ini.ts';

const FILE = `[options]
install_requires_extra = no
install_requires =
    flask

    gunicorn>=20
python_requires = >=3.9
`;

describe('a value of an INI file', () => {
  test('goes on over lines that are indented or blank', () => {
    expect(iniValue(FILE, 'install_requires').map((line) => line.trim())).toEqual(['', 'flask', '', 'gunicorn>=20']);
  });

  test('may stand behind its key', () => {
    expect(iniValue(FILE, 'python_requires').map((line) => line.trim())).toEqual(['>=3.9', '']);
  });

  test('is none without its key', () => {
    expect(iniValue(FILE, 'console_scripts')).toEqual([]);
  });
});
