import { describe, expect, test } from '@jest/globals';
import { detecting, type Files } from '../../support/detect/detecting.ts';

const server = (folder: string): Files => ({
  [`${folder}/package.json`]: { name: folder, main: 'index.js' },
  [`${folder}/index.js`]: 'server.listen(5000)',
});
const program = (folder: string): Files => ({
  [`${folder}/requirements.txt`]: 'requests\n',
  [`${folder}/main.py`]: 'import requests\nprint(1)\n',
});

function listed(files: Files): readonly string[] {
  return detecting(files).builds.map(({ metadata }) => metadata.path);
}

describe('what is there for the services beside it', () => {
  test('a job of a platform is no service', () => {
    const job = (type: string) => `services:\n  - type: ${type}\n    startCommand: cd job && python main.py\n`;
    const files = { ...server('web'), ...program('job') };
    expect(listed({ ...files, 'render.yaml': job('cron') })).toEqual(['web']);
    expect(listed({ ...files, 'render.yaml': job('worker') })).toEqual(['job', 'web']);
  });

  test('what listens nowhere is none where a Dockerfile names each of the others', () => {
    const named = { ...server('a'), ...server('b'), 'a/Dockerfile': 'FROM x\n', 'b/Dockerfile': 'FROM x\n' };
    expect(listed({ ...named, ...program('c') })).toEqual(['a', 'b']);
    expect(listed({ ...named, ...program('c'), 'c/Dockerfile': 'FROM x\n' })).toEqual(['a', 'b', 'c']);
    expect(listed({ ...server('a'), ...server('b'), ...program('c') })).toEqual(['a', 'b', 'c']);
  });

  test.each(['pipeline_scripts', 'healthcheck'])('%s is called as what no visitor asks', (name) => {
    expect(listed({ ...server('web'), ...program(name) })).toEqual(['web']);
  });

  test('pages among the sources of another are built by that', () => {
    expect(listed({ ...server('web'), ...server('web/src/main/pages') })).toEqual(['web']);
  });
});
