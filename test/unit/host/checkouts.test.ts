import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dockerContextSource } from '../../../src/host/context-source.ts';
import { contextSource } from '../../../src/host/repository-source.ts';
import { describePointers } from '../../../src/host/lfs-pointers.ts';
import { openRepository } from '../../../src/host/open-repository.ts';
import { openOutside } from '../../../src/host/outside.ts';
import { sourceFacts } from '../../../src/app/source-facts.ts';
import type { LineSettings } from '../../../src/app/settings.ts';
import { detecting } from '../../support/detect/detecting.ts';
import { MemoryStore } from '../../../src/wolfi/index.ts';

const OTHER_OWNER = 12_345;
let root: string;
let environment: NodeJS.ProcessEnv;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-checkouts-'));
  environment = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: root };
  write('.gitconfig', '[user]\n\tname = T\n\temail = t@example.org\n[init]\n\tdefaultBranch = main\n');
  write('shop/package.json', '{ "name": "shop", "scripts": { "start": "node server/main.js" } }');
  // Meant for the program that a build leaves at the root.
  write('shop/.gitignore', 'server\n');
  write('shop/server/main.js', 'listen(3000)');
  git('shop', 'init', '--quiet');
  commit('shop');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function git(folder: string, ...args: readonly string[]): string {
  const argv = ['-C', join(root, folder), '-c', 'protocol.file.allow=always', ...args];
  return execFileSync('git', argv, { env: environment, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commit(folder: string): void {
  git(folder, 'add', '--force', '.');
  git(folder, 'commit', '--quiet', '-m', 'commit');
}

/** What is kept though it is ignored, and what is said, in a checkout. */
async function look(folder: string, more: NodeJS.ProcessEnv = {}): Promise<{ kept: readonly string[]; said: string }> {
  const said: string[] = [];
  const outside = openOutside({ context: join(root, folder), packages: {} } as unknown as LineSettings, {
    environment: { ...environment, ...more },
    store: new MemoryStore(),
    signal: new AbortController().signal,
    onWarning: (message) => said.push(message),
  });
  const kept = [...(await outside.tracked())].sort();
  // Whoever asks again is not told again.
  await outside.tracked();
  await outside.checkContext(dockerContextSource(join(root, folder), () => undefined));
  await sourceFacts({ git: outside.git, environment: {}, path: '.' });
  return { kept, said: said.join('\n') };
}

test('an ordinary checkout has nothing to be said of', async () => {
  expect(await look('shop', { GITHUB_ACTIONS: 'true' })).toEqual({ kept: ['server/main.js'], said: '' });
});

describe('a checkout that git does not answer for', () => {
  const asRoot = process.getuid?.() === 0 ? test : test.skip;

  asRoot("of another owner: git's words, the mend, and what is left out", async () => {
    const give = (path: string): void => {
      chownSync(path, OTHER_OWNER, OTHER_OWNER);
    };
    give(join(root, 'shop'));
    for (const entry of readdirSync(join(root, 'shop/.git'), { recursive: true }))
      give(join(root, 'shop/.git', String(entry)));
    give(join(root, 'shop/.git'));
    const { kept, said } = await look('shop');
    expect(kept).toEqual([]);
    expect(said).toContain('detected dubious ownership');
    expect(said).toContain(`git config --global --add safe.directory ${join(root, 'shop')}`);
    expect(said).toContain('Run the command that it names before this step');
    expect(said).toMatch(/whether the repository keeps it: server\/ is left out/);
    expect(said.match(/dubious/g)).toHaveLength(1);
    // And the mend mends.
    write('.gitconfig', `[safe]\n\tdirectory = ${join(root, 'shop')}\n`);
    expect(await look('shop')).toEqual({ kept: ['server/main.js'], said: '' });
  });

  test('where there is no git', async () => {
    const { kept, said } = await look('shop', { PATH: join(root, 'nothing') });
    expect(kept).toEqual([]);
    expect(said).toContain('there is no git on the PATH');
    expect(said).toContain('Install git before the step that checks out');
    expect(said).toMatch(/server\/ is left out/);
  });

  test('whose index is damaged', async () => {
    write('shop/.git/index', 'no index');
    expect((await look('shop')).said).toMatch(
      /git can't be asked about this checkout: [\s\S]*index[\s\S]*server\/ is left out/,
    );
  });

  test('below a repository that says it is in another format', async () => {
    git('shop', 'config', 'core.repositoryformatversion', '99');
    expect((await look('shop')).said).toContain(
      "git can't be asked about this checkout: fatal: Expected git repo version",
    );
  });
});

describe('files without a repository', () => {
  beforeEach(() => {
    rmSync(join(root, 'shop/.git'), { recursive: true });
  });

  test('in a job, as actions/checkout leaves them where there is no git: what is left out is said', async () => {
    write('shop/.gitignore', 'server\n*.log\n');
    write('shop/node_modules/x/index.js', '');
    for (const name of ['a', 'b', 'c', 'd', 'e']) write(`shop/${name}.log`, '');
    const { said } = await look('shop', { GITHUB_ACTIONS: 'true' });
    expect(said).toMatch(/: a\.log, b\.log, c\.log, d\.log, e\.log and 1 more is left out/);
    expect(said).not.toContain('node_modules');
    write('shop/.dockerignore', '*.log\nserver\n');
    expect((await look('shop', { GITHUB_ACTIONS: 'true' })).said).toBe('');
  });

  test('and without a job are nothing to be said of', async () => {
    expect(await look('shop')).toEqual({ kept: [], said: '' });
  });
});

test('a shallow clone keeps what git keeps, and says nothing', async () => {
  git('.', 'clone', '--quiet', '--depth=1', `file://${join(root, 'shop')}`, join(root, 'clone'));
  expect(await look('clone')).toEqual({ kept: ['server/main.js'], said: '' });
});

test('a sparse checkout says what the build does without', async () => {
  for (const name of ['docs/a.md', 'docs/b.md', 'web/x.js']) write(`shop/${name}`, '');
  commit('shop');
  git('shop', 'sparse-checkout', 'set', 'web', 'server');
  expect(await look('shop')).toEqual({
    kept: ['server/main.js'],
    said: expect.stringMatching(
      /sparse, and the build does without what is left out: docs\/a\.md, docs\/b\.md\. Add to/,
    ),
  });
  git('shop', 'sparse-checkout', 'disable');
  expect((await look('shop')).said).toBe('');
});

describe('submodules', () => {
  beforeEach(() => {
    write('theme/page.css', '');
    write('theme/server/own.js', '');
    git('theme', 'init', '--quiet');
    commit('theme');
    git('shop', 'submodule', '--quiet', 'add', join(root, 'theme'), 'parts/theme');
    commit('shop');
  });

  test('that are there keep all that they have, whatever the repository around them ignores', async () => {
    write('shop/parts/theme/server/mine.js', '');
    const { kept, said } = await look('shop');
    expect(kept).toEqual(['parts/theme/page.css', 'parts/theme/server/own.js', 'server/main.js']);
    expect(said).toBe('');
    const { filter } = contextSource(join(root, 'shop'), kept, () => undefined);
    const sent = (path: string): unknown => filter?.({ path, directory: false });
    expect(['parts/theme/server/own.js', 'parts/theme/server/mine.js'].map(sent)).toEqual([true, false]);
  });

  test('that are not checked out are named, with what checks them out', async () => {
    git('.', 'clone', '--quiet', join(root, 'shop'), join(root, 'clone'));
    const named = /not checked out are empty in the build: parts\/theme\..*submodules: recursive/;
    expect((await look('clone')).said).toMatch(named);
    expect((await look('clone/parts')).said).toMatch(/are empty in the build: theme\./);
    expect((await look('clone/server')).said).toBe('');
  });

  test('that lead elsewhere by a link give no file of there', async () => {
    rmSync(join(root, 'shop/parts/theme'), { recursive: true });
    symlinkSync(join(root, 'theme'), join(root, 'shop/parts/theme'));
    expect((await look('shop')).kept).toEqual(['server/main.js']);
  });
});

describe('pointers of Git LFS', () => {
  const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
  const tree = {
    'package.json': JSON.stringify({ name: 'root', workspaces: ['apps/*', 'libs/*'] }),
    'package-lock.json': '{}',
    'apps/web/package.json': JSON.stringify({
      name: 'web',
      scripts: { start: 'node a.js' },
      dependencies: { ui: '*' },
    }),
    'apps/web/a.js': '',
    'apps/api/package.json': JSON.stringify({ name: 'api', scripts: { start: 'node a.js' } }),
    'apps/api/a.js': '',
    'libs/ui/package.json': JSON.stringify({ name: 'ui' }),
  };
  beforeEach(() => {
    for (const [path, text] of Object.entries(tree)) write(`mono/${path}`, text);
    for (const path of ['apps/web/logo.png', 'apps/api/model.bin', 'libs/ui/font.woff', 'docs/film.mp4'])
      write(`mono/${path}`, POINTER);
    write('mono/apps/web/real.png', `${POINTER}${'x'.repeat(2000)}`);
    write('mono/apps/web/words.txt', `about ${POINTER}`);
  });

  function told(path: string | undefined): string {
    const folder = join(root, 'mono');
    const build = detecting(tree).builds.find(({ metadata }) => metadata.path === path);
    const said =
      build === undefined
        ? describePointers(dockerContextSource(folder, () => undefined))
        : describePointers(
            contextSource(folder, [], () => undefined),
            openRepository(folder),
            build,
          );
    return said.join('\n');
  }

  test('are told of what reaches the image of a service, with what fetches them', async () => {
    write('mono/.gitattributes', '*.png filter=lfs diff=lfs merge=lfs -text\n');
    expect(told('apps/web')).toMatch(/: apps\/web\/logo\.png, libs\/ui\/font\.woff\. Fetch them first.*lfs: true/);
    expect(told('apps/api')).toMatch(/: apps\/api\/model\.bin\. Fetch/);
  });

  test('are told of all that a Dockerfile is sent', async () => {
    write('mono/.gitattributes', '*.png filter=lfs diff=lfs merge=lfs -text\n');
    expect(told(undefined)).toContain('apps/api/model.bin, apps/web/logo.png, docs/film.mp4, libs/ui/font.woff.');
  });

  test('are told where only a folder below has attributes', async () => {
    write('mono/apps/web/.gitattributes', '*.png filter=lfs diff=lfs merge=lfs -text\n');
    expect(told('apps/web')).toContain('apps/web/logo.png');
  });

  test('are not looked for where no attributes name the filter', async () => {
    expect(told('apps/web')).toBe('');
  });
});

test('a program that can not be started as git is told as what it is', async () => {
  write('bin/git', 'no program');
  chmodSync(join(root, 'bin/git'), 0o644);
  expect((await look('shop', { PATH: join(root, 'bin') })).said).toMatch(
    /git can't be asked about this checkout: .*EACCES/,
  );
});
