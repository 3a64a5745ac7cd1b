import { describe, expect, test } from '@jest/globals';
import { commandLines, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

const refusal = (source: string, more: object = {}) =>
  problemsOf({ 'package.json': { name: 'a', main: 'index.js', ...more }, 'index.js': source })[0]?.message;

describe('a program that only exports', () => {
  test.each([
    ['a function', 'exports.hello = (req, res) => res.send("hi");\n'],
    ['a handler of a module', 'export const handler = async () => 1;\n'],
    ['an object with fetch', 'export default { fetch() { return new Response("hi"); } };\n'],
  ])('%s is no service', (_, source) => {
    expect(refusal(source)).toContain('only exports what something else has to call');
  });

  test.each([
    ['calls itself', 'module.exports = {};\nmain();\n'],
    ['listens', 'const app = express();\nmodule.exports = app;\napp.listen(3000);\n'],
  ])('and %s is one', (_, source) => {
    const build = detectingOne({ 'package.json': { name: 'a', main: 'index.js' }, 'index.js': source });
    expect(build.runtime.command).toEqual(['node', 'index.js']);
  });

  test('is served by the functions framework that it depends on, by the name of its function', () => {
    const build = detectingOne({
      'package.json': { name: 'a', dependencies: { '@google-cloud/functions-framework': '^3.4.0' } },
      'index.js': "require('@google-cloud/functions-framework').http('hello', (req, res) => res.send('hi'));\n",
    });
    expect(build.runtime.command.slice(1)).toEqual([
      'node_modules/@google-cloud/functions-framework/build/src/main.js',
      '--target=hello',
    ]);
    expect(build.runtime.ports).toEqual([8080]);
  });

  test('is served by the name of its function, and not by what a compiler exports beside it', () => {
    const build = detectingOne({
      'package.json': { name: 'a', dependencies: { '@google-cloud/functions-framework': '^3.4.0' } },
      'index.js': 'exports.__esModule = true;\nexports.hello = (req, res) => res.send("hi");\n',
    });
    expect(build.runtime.command.at(-1)).toBe('--target=hello');
  });
});

describe('a watcher', () => {
  test.each(['webpack --watch', 'tsc -p . -w', 'npx rollup -c --watch'])('%s is no build step', (line) => {
    const build = detectingOne({
      'package.json': { name: 'a', scripts: { build: line, start: 'node server.js' } },
      'server.js': 'require("http").createServer().listen(3000);\n',
    });
    expect(commandLines(build).join('\n')).not.toContain('build');
  });

  test('is no start either', () => {
    const scripts = { build: 'webpack --progress --watch', start: 'npm run build' };
    expect(problemsOf({ 'package.json': { name: 'a', scripts }, 'src/index.js': '' })[0]?.message).toContain(
      'builds again at every change',
    );
  });
});

describe('a start command that runs a development dependency', () => {
  test.each([
    ['sequelize-cli', 'sequelize db:migrate && node server.js'],
    ['@babel/node', 'babel-node server.js'],
    ['pm2', 'pm2-runtime server.js'],
  ])('keeps %s', (name, start) => {
    const build = detectingOne({
      'package.json': { name: 'a', scripts: { build: 'tsc', start }, devDependencies: { [name]: '1' } },
      'server.js': 'require("http").createServer().listen(3000);\n',
    });
    expect(commandLines(build).join('\n')).not.toContain('prune');
  });

  test('keeps what a framework among them brings', () => {
    const build = detectingOne({
      'package.json': {
        name: 'a',
        scripts: { build: 'vite build' },
        dependencies: { react: '19' },
        devDependencies: { '@tanstack/react-start': '1', vite: '7' },
      },
    });
    expect(commandLines(build).join('\n')).not.toContain('prune');
  });
});
