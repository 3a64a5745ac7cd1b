import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { detect } from '../../../src/detect/detect.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { STATIC_RULES, validateBuild } from '../../../src/schema/validator.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';
import { processorTime } from '../../support/processor-time.ts';

const FILES = [
  'package.json',
  'pnpm-workspace.yaml',
  'index.js',
  'next.config.js',
  'requirements.txt',
  'pyproject.toml',
  'main.py',
  'Pipfile',
  'go.mod',
  'go.work',
  'main.go',
  'Cargo.toml',
  'src/main.rs',
  'pom.xml',
  'build.gradle',
  'settings.gradle',
  'src/main/java/A.java',
  'Gemfile',
  'config.ru',
  'composer.json',
  'index.php',
  'a.csproj',
  'mix.exs',
  'CMakeLists.txt',
  'Procfile',
  'Dockerfile',
  'compose.yml',
  'start.sh',
  '.gitignore',
  '.dockerignore',
  'nx.json',
  'apps/a/project.json',
  'apps/a/package.json',
  'index.html',
  'aipack.yml',
];

const TEXTS = [
  '{}',
  '[]',
  'null',
  '{"name": 1, "scripts": [], "dependencies": "x"}',
  '{"workspaces": ["**"], "scripts": {"start": "npm start"}}',
  '{"name": "../../x", "main": "../../../etc/passwd", "scripts": {"start": "node ../../a.js; rm -rf /"}}',
  '[package]\nname = "a"',
  'module ../x\n\ngo 1.26\n',
  'use (\n ../..\n ./a\n)',
  'packages: ["../*", 1]',
  '<project><parent><relativePath>../../pom.xml</relativePath></parent><modules><module>../..</module></modules></project>',
  'include "..", ":a:b"',
  "gem 'a', path: '../..'",
  'web: cd .. && ./x',
  'FROM a\nEXPOSE 99999\n',
  '-r ../../../etc/passwd\n',
  'public static void main(',
  'package main\n\nfunc main() {}\n',
];

describe('a hostile tree', () => {
  const tree = fc.dictionary(
    fc.constantFrom(...FILES),
    fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 60 })),
    { maxKeys: 8 },
  );

  test('gives builds that hold to the rules, or problems that are told; nothing else', () => {
    fc.assert(
      fc.property(tree, (files) => {
        try {
          const { builds } = detect({ repository: memoryRepository(files), catalog: indexCatalog() });
          // Every path of a build stays inside the repository, whatever a manifest says.
          for (const build of builds) expect(validateBuild(build, STATIC_RULES)).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(AipackError);
        }
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    ['src/main.rs', ' \n'],
    ['requirements.txt', ' \n'],
    ['.dockerignore', 'run('],
    ['.gitignore', '/*'],
    ['index.js', '.listen({ '],
  ])('%s full of %j takes the processor no longer than a second', (file, piece) => {
    const files = {
      'package.json': '{"main":"index.js"}',
      'Cargo.toml': '[package]\nname = "a"',
      'index.js': '',
      [file]: piece.repeat(10_000),
    };
    const catalog = indexCatalog();
    const spent = processorTime(() => detect({ repository: memoryRepository(files), catalog }));
    expect(spent).toBeLessThan(1000);
  });
});
