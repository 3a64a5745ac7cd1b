import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { defineTool } from '../../../src/assist/tool.ts';
import { MAX_ANSWER, ToolRegistry } from '../../../src/assist/tool-registry.ts';
import { searchWolfiPackages, validateWolfiPackages } from '../../../src/assist/tools/packages.ts';
import { parseIndexText } from '../../../src/wolfi/index.ts';
import { indexText } from '../wolfi/support/index-text.ts';

const index = parseIndexText(
  Buffer.from(
    indexText(
      { name: 'nodejs-24', version: '24.19.0-r0', provides: 'nodejs=24.19.0', description: 'JavaScript runtime' },
      { name: 'nodejs-22', version: '22.1.0-r0', provides: 'nodejs=22.1.0', description: 'JavaScript runtime' },
      { name: 'nginx', description: `web server ${'x'.repeat(5000)}` },
    ),
  ),
);
const registry = new ToolRegistry([validateWolfiPackages(index), searchWolfiPackages(index)]);

async function ask(name: string, input: unknown): Promise<unknown> {
  const { ok, content } = await registry.run(name, input);
  return ok ? JSON.parse(content) : content;
}

describe('the tool registry', () => {
  test('describes each tool by name, purpose and JSON Schema, in a stable order', () => {
    const tools = registry.describe();
    expect(tools.map(({ name }) => name)).toEqual(['search_wolfi_packages', 'validate_wolfi_packages']);
    expect(tools[1]?.parameters).toMatchObject({
      type: 'object',
      properties: { packages: { type: 'array', items: { type: 'string' }, maxItems: 50 } },
      required: ['packages'],
      additionalProperties: false,
    });
    // What has a default need not be given.
    expect(tools[0]?.parameters).toMatchObject({ required: ['query'] });
    expect(JSON.parse(JSON.stringify(tools))).toEqual(tools);
  });

  test('answers a model that names no tool, or gives what a tool does not take', async () => {
    expect(await ask('rm', {})).toMatch(/no tool "rm"; there are search_wolfi_packages, validate_wolfi_packages/);
    expect(await ask('validate_wolfi_packages', { packages: [], also: 1 })).toMatch(
      /does not take these arguments: packages: /,
    );
    expect(await ask('validate_wolfi_packages', 'nodejs')).toMatch(/not JSON/);
    expect(await ask('search_wolfi_packages', undefined)).toMatch(/does not take/);
    expect(await ask('search_wolfi_packages', { query: 'x'.repeat(257) })).toMatch(/query/);
  });

  test('takes arguments as the JSON text that models give', async () => {
    expect(await ask('search_wolfi_packages', '{"query":"nginx"}')).toMatchObject({ packages: [{ name: 'nginx' }] });
  });

  test('an answer that is too long is none', async () => {
    const chatty = defineTool({
      name: 'chatty',
      description: '',
      input: z.unknown(),
      run: () => 'x'.repeat(MAX_ANSWER),
    });
    expect(await new ToolRegistry([chatty]).run('chatty', {})).toMatchObject({ ok: false });
  });

  test('what goes wrong inside a tool is no answer', async () => {
    const broken = defineTool({
      name: 'broken',
      description: '',
      input: z.unknown(),
      run: () => {
        throw new Error('out of order');
      },
    });
    await expect(new ToolRegistry([broken]).run('broken', {})).rejects.toThrow('out of order');
  });

  test('two tools of one name are a mistake', () => {
    expect(() => new ToolRegistry([validateWolfiPackages(index), validateWolfiPackages(index)])).toThrow(RangeError);
  });
});

describe('validate_wolfi_packages', () => {
  test('gives a verdict on each name, in the order given', async () => {
    const packages = ['nodejs-24', 'nodejs', 'nodejs-23', 'nginx=9', '!x'];
    expect(await ask('validate_wolfi_packages', { packages })).toMatchObject({
      packages: [
        { name: 'nodejs-24', valid: true, version: '24.19.0-r0' },
        { name: 'nodejs', valid: true, providers: ['nodejs-24', 'nodejs-22'] },
        { name: 'nodejs-23', valid: false, suggestions: expect.arrayContaining(['nodejs-24']) as unknown },
        { name: 'nginx=9', valid: false, suggestions: ['nginx=1.0-r0'] },
        { name: '!x', valid: false, problem: expect.stringContaining('not written as a package name') as unknown },
      ],
    });
  });

  test('fifty names that do not exist are still an answer', async () => {
    const packages = Array.from({ length: 50 }, (_, i) => `nodejs-${i + 100}`);
    expect(await ask('validate_wolfi_packages', { packages })).toMatchObject({ packages: { length: 50 } });
  });
});

describe('search_wolfi_packages', () => {
  test('brings the most relevant first, as many as asked for', async () => {
    expect(await ask('search_wolfi_packages', { query: 'node', limit: 1 })).toEqual({
      packages: [{ name: 'nodejs-24', version: '24.19.0-r0', description: 'JavaScript runtime' }],
    });
  });

  test('cuts descriptions, and finds nothing without complaint', async () => {
    const found = (await ask('search_wolfi_packages', { query: 'nginx' })) as {
      packages: { description: string }[];
    };
    expect(found.packages[0]?.description.length).toBeLessThanOrEqual(200);
    expect(await ask('search_wolfi_packages', { query: 'fortran' })).toEqual({ packages: [] });
  });
});
