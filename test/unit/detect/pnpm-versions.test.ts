import { describe, expect, test } from '@jest/globals';
import { commandLines, detectingOne } from '../../support/detect/detecting.ts';

const of = (packageManager: string | undefined, node: string, format = "'6.0'", devDependencies = {}) =>
  detectingOne({
    'package.json': {
      name: 'a',
      scripts: { start: 'node server.js', build: 'tsc --noEmit' },
      devDependencies,
      dependencies: { ms: '2.1.3' },
      engines: { node },
      ...(packageManager === undefined ? {} : { packageManager }),
    },
    'pnpm-lock.yaml': `lockfileVersion: ${format}\n`,
    'server.js': 'require("http").createServer().listen(3000);\n',
  });

describe('pnpm before 7.33 and 8.3.1, which fetches nothing on Node.js from 20 on', () => {
  test.each([
    ['pnpm@6.35.1', '7'],
    ['pnpm@7.0.0', '7'],
    ['pnpm@7.32.5', '7'],
    ['pnpm@8.2.0', '8'],
    ['pnpm@8.3.0', '8'],
    ['pnpm@7.33.7', '7.33.7'],
    ['pnpm@8.3.1', '8.3.1'],
    ['pnpm@8.15.9', '8.15.9'],
  ])('%s becomes %s there', (pinned, installed) => {
    expect(commandLines(of(pinned, '22'))).toContain(`npm install --global pnpm@${installed}`);
  });

  test('says why', () => {
    const reasons = of('pnpm@7.0.0', '22').metadata.reasoning.map(({ because }) => because);
    expect(reasons).toContainEqual(expect.stringContaining('pnpm 7.0.0 can fetch nothing'));
  });

  test('stays on a Node.js that it runs on', () => {
    expect(commandLines(of('pnpm@7.0.0', '18'))).toContain('npm install --global pnpm@7.0.0');
  });

  test('is not chosen for the lock file either', () => {
    expect(commandLines(of(undefined, '22', '5.3'))).toContain('npm install --global pnpm@7');
    expect(commandLines(of(undefined, '18', '5.3'))).toContain('npm install --global pnpm@6');
  });

  test.each([
    ['pnpm@8.15.9', 'pnpm prune --prod --config.ignore-scripts=true'],
    ['pnpm@10.33.1', 'pnpm prune --prod --ignore-scripts'],
  ])('%s prunes with %s', (pinned, line) => {
    expect(commandLines(of(pinned, '22', "'6.0'", { typescript: '5.9.3' }))).toContain(line);
  });
});
