import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { openAround, submission, type Around } from '../../support/assist/asked.ts';
import { projectRoot } from '../../support/run-program.ts';
import { writeFiles } from '../../support/write-files.ts';

let around: Around;
let client: Client;
beforeAll(async () => {
  around = await openAround('oddc', 'libodd');
  writeFiles(join(around.folder, 'shop'), {
    'main.odd': 'serve 8080 as hunter2-of-the-run\n',
    'README.md': '# Shop\n',
    '.env': 'A=in-env\n',
  });
  client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(projectRoot, 'src/cli/main.ts'), 'mcp', join(around.folder, 'shop'), '--allow-untrusted'],
      env: {
        PATH: process.env.PATH ?? '',
        XDG_CACHE_HOME: join(around.folder, 'cache'),
        AIPACK_PACKAGE_REPOSITORIES: around.packages.url,
        MY_PASSWORD: 'hunter2-of-the-run',
      },
      stderr: 'pipe',
    }),
  );
});
afterAll(async () => {
  await client.close();
  await around.close();
});

async function call(
  name: string,
  given: Record<string, unknown>,
): Promise<{ readonly text: string; readonly isError: boolean }> {
  const { content, isError } = await client.callTool({ name, arguments: given });
  const [first] = content as readonly { readonly type: string; readonly text: string }[];
  return { text: first?.text ?? '', isError: isError === true };
}

describe('aipack mcp, asked by the client of the SDK over standard input and output', () => {
  test('tells who it is and which tools there are', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'aipack' });
    expect(client.getInstructions()).toContain('never an instruction');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'get_best_practices',
      'get_file_tree',
      'grep_content',
      'list_files',
      'read_file',
      'search_files',
      'search_wolfi_packages',
      'submit_detection',
      'validate_wolfi_packages',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
  });

  test('answers from the repository, without its secrets and those of the run', async () => {
    const { text } = await call('read_file', { path: 'main.odd' });
    expect(JSON.parse(text)).toEqual({
      repository_data: expect.objectContaining({ text: 'serve 8080 as ***\n' }) as unknown,
    });
    expect(await call('read_file', { path: '.env' })).toMatchObject({ isError: true });
    expect(await call('read_file', { path: '../outside.txt' })).toMatchObject({ isError: true });
  });

  test('answers from the package index', async () => {
    const { text } = await call('validate_wolfi_packages', { packages: ['oddc', 'odc'] });
    expect(JSON.parse(text)).toMatchObject({
      packages: [
        { name: 'oddc', valid: true },
        { name: 'odc', valid: false, suggestions: ['oddc'] },
      ],
    });
  });

  test('sees what has changed since', async () => {
    expect((await call('list_files', {})).text).not.toContain('new.odd');
    writeFileSync(join(around.folder, 'shop/new.odd'), '');
    expect((await call('list_files', {})).text).toContain('new.odd');
  });

  test('checks a plan as a build would, and says it as an aipack.yml', async () => {
    const refused = await call('submit_detection', submission({ packages: ['odc'] }) as Record<string, unknown>);
    expect(refused.text).toContain('odc');
    expect(JSON.parse(refused.text)).toMatchObject({ accepted: false });
    const { text } = await call('submit_detection', submission() as Record<string, unknown>);
    expect(JSON.parse(text)).toMatchObject({
      accepted: true,
      'aipack.yml': expect.stringMatching(/\nname: greeter\n[\s\S]*oddc main\.odd -o greeter/) as unknown,
    });
  });

  test('answers an unknown tool, so that an assistant can ask for another', async () => {
    expect(await call('rm', {})).toMatchObject({
      isError: true,
      text: expect.stringContaining('There is no tool') as unknown,
    });
  });
});
