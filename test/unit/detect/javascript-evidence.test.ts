import { describe, expect, test } from '@jest/globals';
import type { HintSource } from '../../../src/detect/core/hint.ts';
import type { PackageCatalog } from '../../../src/detect/core/types.ts';
import { detect } from '../../../src/detect/detect.ts';
import type { JavascriptFramework } from '../../../src/detect/ecosystems/javascript/framework.ts';
import { ifReadable } from '../../../src/detect/core/manifests/readable.ts';
import { createRegistry } from '../../../src/detect/registry.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

const WORDS = 'somebody says so';

describe('what decides', () => {
  test('is what was found, not the words that describe it', () => {
    const lantern: JavascriptFramework = {
      id: 'lantern',
      dependencies: ['lantern'],
      output: () => ({
        kind: 'server',
        command: ['node', 'lit.js'],
        copy: [{ from: 'lit', to: 'lit' }],
        because: WORDS,
      }),
    };
    const platform: HintSource = { id: 'platform', read: () => ({ start: { value: 'node own.js', because: WORDS } }) };
    const registry = createRegistry({ hints: [platform], javascript: { frameworks: [lantern] } });
    const files = {
      'package.json': JSON.stringify({ name: 'shop', dependencies: { lantern: '1' } }),
      'own.js': 'listen()',
    };
    const repository = memoryRepository(files, 'shop', { registry });
    const [build] = detect({ repository, catalog: indexCatalog(), registry }).builds;
    expect(build?.runtime.command).toEqual(['node', 'own.js']);
    // The command of somebody else may need everything, whatever the framework put together for its own.
    expect(build?.runtime.copy).toContainEqual({ from: '.', to: '.' });
  });
});

describe('what is caught', () => {
  const files = {
    'package.json': JSON.stringify({ name: 'shop', scripts: { start: 'node server.js' } }),
    'server.js': 'listen()',
    Dockerfile: 'FROM node:20\n',
  };

  /** A catalog that fails when a version is asked for, as one with a spoilt index does. */
  function broken(error: Error): PackageCatalog {
    const catalog = indexCatalog();
    return {
      ...catalog,
      has: (name) => catalog.has(name),
      stream: (family, range) => {
        if (range !== undefined) throw error;
        return catalog.stream(family);
      },
    };
  }

  test('an index that fails is told, where a version that only a Dockerfile names is looked up', () => {
    const spoilt = new Error('the index is spoilt');
    expect(() => detect({ repository: memoryRepository(files, 'shop'), catalog: broken(spoilt) })).toThrow(spoilt);
  });

  test('a file of another tool that does not parse says nothing, and every other failure is told', () => {
    const unreadable = new AipackError({ code: 'MANIFEST_UNREADABLE', message: 'is not valid JSON' });
    const other = new AipackError({ code: 'VERSION_UNAVAILABLE', message: 'there is none' });
    const failing = (error: Error) => () =>
      ifReadable(() => {
        throw error;
      });
    expect(failing(unreadable)()).toBeUndefined();
    expect(failing(other)).toThrow(other);
    expect(failing(new RangeError('deep'))).toThrow(RangeError);
  });
});
