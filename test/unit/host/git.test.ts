import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gitIn, trackedThoughIgnored } from '../../../src/host/git.ts';
import { openOutside } from '../../../src/host/outside.ts';
import { changedStage } from '../../../src/app/changed-stage.ts';
import { detectStage, type LineOutside } from '../../../src/app/line.ts';
import { FIXED_EPOCH } from '../../../src/image/fixed-epoch.ts';
import type { Indexes } from '../../../src/app/packages.ts';
import type { LineSettings } from '../../../src/app/settings.ts';
import { sourceFacts } from '../../../src/app/source-facts.ts';
import { MemoryStore, parseIndexText } from '../../../src/wolfi/index.ts';

const REMOTE = 'https://example.org/shop.git';
const SERVER = "require('http').createServer().listen(4000)";
const CHANGED_SERVER = SERVER.replace('4000', '5000');
let root: string;
/** Every program that a repository names leaves its name here. */
let canary: string;
let environment: NodeJS.ProcessEnv;
/** Repositories that tests copy, rather than have git make each again. */
let made: string;

beforeAll(() => {
  newRoot();
  makeCheckout('checkout');
  makeBare('bare');
  made = root;
});

afterAll(() => {
  rmSync(made, { recursive: true, force: true });
});

beforeEach(newRoot);

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function newRoot(): void {
  root = mkdtempSync(join(tmpdir(), 'aipack-git-'));
  canary = join(root, 'canary');
  const home = join(root, 'home');
  write('home/.gitconfig', '[user]\n\tname = T\n\temail = t@example.org\n[init]\n\tdefaultBranch = main\n');
  environment = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: root };
}

/** One of the repositories that were made, below this test's root. */
function copyOf(what: 'checkout' | 'bare', name: string): string {
  const folder = join(root, name);
  cpSync(join(made, what), folder, { recursive: true });
  return folder;
}

function write(path: string, text: string): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { env: environment, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** A command line that tells that it ran. */
const tell = (name: string): string => `echo ${name} >> ${canary}; false`;

/** The same as a program of its own. */
function program(name: string): string {
  const path = write(`programs/${name}`, `#!/bin/sh\n${tell(name)}\n`);
  chmodSync(path, 0o755);
  return path;
}

const started = (): string => (existsSync(canary) ? readFileSync(canary, 'utf8') : '');

/** An ordinary checkout with two commits, a remote, and a file that git keeps though it is ignored. */
function checkout(name = 'shop'): string {
  return copyOf('checkout', name);
}

function makeCheckout(name: string): string {
  const folder = join(root, name);
  write(`${name}/package.json`, '{ "name": "shop", "scripts": { "start": "node server.js" } }');
  write(`${name}/.gitignore`, 'kept.txt\n');
  write(`${name}/server.js`, "require('http').createServer().listen(3000)");
  write(`${name}/kept.txt`, 'one');
  git(folder, 'init', '--quiet');
  git(folder, 'remote', 'add', 'origin', REMOTE);
  git(folder, 'add', '--force', '.');
  git(folder, 'commit', '--quiet', '-m', 'one');
  write(`${name}/server.js`, SERVER);
  git(folder, 'commit', '--quiet', '-am', 'two');
  return folder;
}

/**
 * A folder that is the bare repository that git would find in it: what it has to fetch, it fetches with a program. Its
 * commit is missing, and so is the ignore file of its index.
 */
function bareContext(): string {
  const folder = copyOf('bare', 'bare');
  writeFileSync(join(folder, 'config'), fetching(join(folder, 'package.json'), '.'));
  return folder;
}

function makeBare(name: string): void {
  const folder = makeCheckout(name);
  git(folder, 'update-index', '--skip-worktree', '.gitignore');
  const blob = git(folder, 'rev-parse', ':.gitignore');
  for (const file of readdirSync(join(folder, '.git'))) renameSync(join(folder, '.git', file), join(folder, file));
  rmSync(join(folder, '.git'), { recursive: true });
  rmSync(join(folder, '.gitignore'));
  rmSync(join(folder, 'objects', blob.slice(0, 2)), { recursive: true });
  writeFileSync(join(folder, 'refs/heads/main'), `${'1'.repeat(40)}\n`);
}

function fetching(from: string, worktree?: string): string {
  return `[core]
	repositoryformatversion = 1
	bare = false
	${worktree === undefined ? '' : `worktree = ${worktree}`}
[extensions]
	partialClone = origin
[remote "origin"]
	url = ${dirname(from)}
	promisor = true
	uploadpack = "${tell('uploadpack')}"
[protocol]
	allow = always
[protocol "file"]
	allow = always
`;
}

const index = parseIndexText(
  Buffer.from(`C:Q1${'A'.repeat(27)}=\nP:nodejs-24\nV:24.1.0-r0\nA:x86_64\nS:1\nI:1\nt:1700000000\no:nodejs-24\n\n`),
);

/** The line as a face opens it, but for the package index, which is asked from memory. */
function lineIn(context: string, env = environment): readonly [LineSettings, LineOutside] {
  const settings = { context, platforms: [], staleness: {}, overrides: [], packages: {} } as unknown as LineSettings;
  const store = new MemoryStore();
  const signal = new AbortController().signal;
  const outside = openOutside(settings, { environment: env, store, signal, onWarning: () => undefined });
  const indexes = {
    guard: (work: () => unknown) => work(),
    forPlatform: async () => ({ index, digest: 'd' }),
  } as unknown as Indexes;
  return [settings, { ...outside, indexes }];
}

/** Everything that this program asks git. */
async function askEverything(context: string, env = environment): Promise<void> {
  const [settings, outside] = lineIn(context, env);
  await detectStage(settings, outside).catch(() => undefined);
  await changedStage(settings, outside, 'HEAD~1').catch(() => undefined);
  await sourceFacts({ git: outside.git, environment: {}, path: '.' });
}

const QUESTIONS: readonly (readonly string[])[] = [
  ['log', '-1', '--format=%ct', '--', '.'],
  ['ls-files', '--cached', '--ignored', '--exclude-standard', '-z'],
  ['diff', '--name-only', 'main...HEAD'],
];

describe('a context that holds the files of a bare repository', () => {
  test.each(QUESTIONS)('would run a program when it is asked for its %s', (...question) => {
    const context = bareContext();
    spawnSync('git', ['-C', context, ...question], { env: environment });
    expect(started()).toContain('uploadpack');
  });

  test.each([
    ['safe.bareRepository=explicit', ['-c', 'safe.bareRepository=explicit'], {}],
    ['GIT_ALLOW_PROTOCOL=none', [], { GIT_ALLOW_PROTOCOL: 'none' }],
    ['GIT_NO_LAZY_FETCH=1', [], { GIT_NO_LAZY_FETCH: '1' }],
  ])('runs none with %s alone', (_name, options, variables) => {
    const context = bareContext();
    for (const question of QUESTIONS) {
      spawnSync('git', ['-C', context, ...options, ...question], { env: { ...environment, ...variables } });
    }
    expect(started()).toBe('');
  });

  test('runs none in the line, and tells nothing of itself', async () => {
    const context = bareContext();
    await askEverything(context);
    expect(started()).toBe('');
    expect(await gitIn(context, environment)(['rev-parse', 'HEAD'])).toBeUndefined();
  });

  test('runs none in a folder of a checkout either, which then is of no repository', async () => {
    const top = checkout();
    renameSync(bareContext(), join(top, 'sub'));
    await askEverything(join(top, 'sub'));
    expect(started()).toBe('');
    expect(await gitIn(join(top, 'sub'), environment)(['rev-parse', 'HEAD'])).toBeUndefined();
    await askEverything(top);
    expect(started()).toBe('');
  });
});

test('every call of git is given every measure', async () => {
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  const log = join(root, 'calls');
  const wrapper = write(
    'bin/git',
    `#!/bin/sh\nprintf '%s|%s %s\\n' "$*" "$GIT_ALLOW_PROTOCOL" "$GIT_NO_LAZY_FETCH" >> ${log}\nexec ${real} "$@"\n`,
  );
  chmodSync(wrapper, 0o755);
  await askEverything(checkout(), { ...environment, PATH: `${join(root, 'bin')}:${process.env.PATH ?? ''}` });
  const calls = readFileSync(log, 'utf8').trim().split('\n');
  const verbs = new Set(
    calls.map((call) => /(?<= )(?:log|ls-files|diff|rev-parse|config|merge-base)(?= )/.exec(call)?.[0]),
  );
  expect(verbs).toEqual(new Set(['log', 'ls-files', 'diff', 'rev-parse', 'config', 'merge-base']));
  for (const call of calls) expect(call).toMatch(/ -c safe\.bareRepository=explicit .*\|none 1$/);
});

interface Bait {
  /** What it writes into the repository, and gives the environment. */
  readonly lay: (folder: string) => NodeJS.ProcessEnv | void;
  /** A command line that starts the program, to show that it would. */
  readonly taken: string;
}

describe('a checkout whose configuration names programs', () => {
  const hooks = ['post-index-change', 'reference-transaction', 'fsmonitor-watchman'];
  const cases: Readonly<Record<string, Bait>> = {
    pager: {
      lay: (folder) => config(folder, `[core]\n\tpager = ${quoted('pager')}\n[pager]\n\tlog = ${quoted('pager.log')}`),
      taken: 'script -qec "git log" /dev/null',
    },
    fsmonitor: {
      lay: (folder) => config(folder, `[core]\n\tfsmonitor = ${program('fsmonitor')}`),
      taken: 'git status',
    },
    hooks: {
      lay: (folder) => {
        for (const hook of hooks)
          writeFileSync(join(folder, '.git/hooks', hook), `#!/bin/sh\n${tell(hook)}\n`, { mode: 0o755 });
      },
      taken: 'git read-tree HEAD',
    },
    hooksPath: {
      lay: (folder) => {
        for (const hook of hooks) program(hook);
        config(folder, `[core]\n\thooksPath = ${join(root, 'programs')}`);
      },
      taken: 'git read-tree HEAD',
    },
    'filter.clean': {
      lay: (folder) => {
        config(folder, `[filter "evil"]\n\tclean = ${quoted('clean')}\n\trequired = true`);
        attributes(folder, '* filter=evil');
      },
      taken: 'git add server.js',
    },
    'filter.smudge': {
      lay: (folder) => {
        config(folder, `[filter "evil"]\n\tsmudge = ${quoted('smudge')}\n\trequired = true`);
        attributes(folder, '* filter=evil');
      },
      taken: 'git checkout -- server.js',
    },
    'filter.process': {
      lay: (folder) => {
        config(folder, `[filter "evil"]\n\tprocess = ${quoted('process')}\n\trequired = true`);
        attributes(folder, '* filter=evil');
      },
      taken: 'git status',
    },
    textconv: {
      lay: (folder) => {
        config(folder, `[diff "evil"]\n\ttextconv = ${quoted('textconv')}`);
        attributes(folder, '* diff=evil');
      },
      taken: 'git diff HEAD~1 HEAD',
    },
    'a diff command of attributes': {
      lay: (folder) => {
        config(folder, `[diff "evil"]\n\tcommand = ${quoted('diff command')}`);
        attributes(folder, '* diff=evil');
      },
      taken: 'git diff HEAD~1 HEAD',
    },
    'diff.external': {
      lay: (folder) => config(folder, `[diff]\n\texternal = ${program('external')}`),
      taken: 'git diff HEAD~1 HEAD',
    },
    'gpg.program': {
      lay: (folder) => {
        const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
        const input = `${git(folder, 'cat-file', 'commit', 'HEAD').replace('\n\n', `\n${signature}\n\n`)}\n`;
        const commit = execFileSync('git', ['-C', folder, 'hash-object', '-t', 'commit', '-w', '--stdin'], {
          env: environment,
          encoding: 'utf8',
          input,
        }).trim();
        git(folder, 'update-ref', 'HEAD', commit);
        config(folder, `[gpg]\n\tprogram = ${program('gpg')}\n[log]\n\tshowSignature = true\n[format]\n\tpretty = %G?`);
      },
      taken: 'git log -1',
    },
    'core.sshCommand': {
      lay: (folder) => lacking(folder, 'ssh://example.org/x.git', `[core]\n\tsshCommand = ${quoted('ssh')}`),
      taken: 'git log -1',
    },
    'credential.helper': {
      lay: (folder) => lacking(folder, 'http://127.0.0.1:9/x.git', `[credential]\n\thelper = ${quoted('!credential')}`),
      taken: String.raw`printf 'protocol=http\nhost=127.0.0.1\n\n' | git credential fill`,
    },
    'a remote that is a program': {
      lay: (folder) => lacking(folder, `ext::sh -c echo% ext% >>% ${canary}`, ''),
      taken: 'git log -1',
    },
    'remote.uploadpack': {
      lay: (folder) => lacking(folder, folder, `[remote "origin"]\n\tuploadpack = ${quoted('uploadpack')}`),
      taken: 'git log -1',
    },
    aliases: {
      lay: (folder) => {
        const names = ['evil', 'log', 'diff', 'ls-files', 'rev-parse', 'config'];
        config(folder, `[alias]\n${names.map((name) => `\t${name} = ${quoted('!alias')}\n`).join('')}`);
      },
      taken: 'git evil',
    },
    'core.editor': {
      lay: (folder) => config(folder, `[core]\n\teditor = ${quoted('editor')}`),
      taken: 'git commit --amend',
    },
    'include.path': {
      lay: (folder) => {
        write('included', `[core]\n\tfsmonitor = ${program('included')}`);
        config(folder, `[include]\n\tpath = ${join(root, 'included')}`);
      },
      taken: 'git status',
    },
    'includeIf.gitdir': {
      lay: (folder) => {
        write('included', `[core]\n\tfsmonitor = ${program('included')}`);
        config(folder, `[includeIf "gitdir:${folder}/"]\n\tpath = ${join(root, 'included')}`);
      },
      taken: 'git status',
    },
    'the configuration of a worktree': {
      lay: (folder) => {
        config(folder, '[extensions]\n\tworktreeConfig = true\n[core]\n\trepositoryformatversion = 1');
        writeFileSync(join(folder, '.git/config.worktree'), `[core]\n\tfsmonitor = ${program('worktree')}`);
      },
      taken: 'git status',
    },
    'a .git that is a file and leads to a folder of the repository': {
      lay: (folder) => {
        lacking(folder, folder, `[remote "origin"]\n\tuploadpack = ${quoted('gitfile')}`);
        renameSync(join(folder, '.git'), join(folder, 'hostile'));
        writeFileSync(join(folder, '.git'), 'gitdir: ./hostile\n');
      },
      taken: 'git log -1',
    },
    commondir: {
      lay: (folder) => {
        lacking(folder, folder, `[remote "origin"]\n\tuploadpack = ${quoted('commondir')}`);
        renameSync(join(folder, '.git'), join(folder, 'hostile'));
        mkdirSync(join(folder, '.git'));
        writeFileSync(join(folder, '.git/commondir'), '../hostile\n');
        writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
      },
      taken: 'git log -1',
    },
    GIT_DIR: {
      lay: (folder) => {
        const other = join(root, 'other.git');
        renameSync(bareContext(), other);
        writeFileSync(join(other, 'config'), fetching(join(other, 'x'), folder));
        return { GIT_DIR: other, GIT_WORK_TREE: folder };
      },
      taken: 'git log -1',
    },
    GIT_CONFIG_COUNT: {
      lay: () => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: program('count') }),
      taken: 'git status',
    },
    GIT_CONFIG_PARAMETERS: {
      lay: () => ({ GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${program('parameters')}'` }),
      taken: 'git status',
    },
    'GIT_CONFIG_GLOBAL, from where it is run': {
      lay: (folder) => {
        writeFileSync(join(folder, 'gitconfig'), `[core]\n\tfsmonitor = ${program('global')}`);
        return { GIT_CONFIG_GLOBAL: 'gitconfig' };
      },
      taken: 'git status',
    },
    GIT_EXTERNAL_DIFF: {
      lay: () => ({ GIT_EXTERNAL_DIFF: program('external') }),
      taken: 'git diff HEAD~1 HEAD',
    },
    'GIT_SSH_COMMAND, with what lets it': {
      lay: (folder) => {
        lacking(folder, 'ssh://example.org/x.git', '');
        return { GIT_SSH_COMMAND: tell('ssh'), GIT_ALLOW_PROTOCOL: 'ssh', GIT_NO_LAZY_FETCH: '0' };
      },
      taken: 'git log -1',
    },
  };

  function config(folder: string, text: string): void {
    appendFileSync(join(folder, '.git/config'), `${text}\n`);
  }
  function attributes(folder: string, text: string): void {
    writeFileSync(join(folder, '.git/info/attributes'), `${text}\n`);
    // Whoever refreshes the index has to look into this file: its time is another one, and its size is not.
    writeFileSync(join(folder, 'server.js'), CHANGED_SERVER);
  }
  /** A repository whose last commit is one that it has not, and would have to fetch. */
  function lacking(folder: string, url: string, more: string): void {
    git(folder, 'config', 'remote.origin.url', url);
    git(folder, 'config', 'remote.origin.promisor', 'true');
    git(folder, 'config', 'extensions.partialClone', 'origin');
    config(folder, `[core]\n\trepositoryformatversion = 1\n[protocol]\n\tallow = always\n${more}`);
    writeFileSync(join(folder, '.git/refs/heads/main'), `${'1'.repeat(40)}\n`);
  }
  function quoted(name: string): string {
    const line = name.startsWith('!') ? `!${tell(name.slice(1))}` : tell(name);
    return `"${line.replaceAll('"', String.raw`\"`)}"`;
  }

  test.each(Object.entries(cases))('%s: aipack starts none, and somebody else would', async (_name, { lay, taken }) => {
    const folder = checkout();
    const env = { ...environment, ...lay(folder) };
    rmSync(canary, { force: true });
    await askEverything(folder, env);
    expect(started()).toBe('');
    spawnSync('/bin/sh', ['-c', taken], { cwd: folder, env });
    expect(started()).not.toBe('');
  });
});

describe('of which repository a context is', () => {
  const facts = (context: string, more: NodeJS.ProcessEnv = {}): ReturnType<typeof sourceFacts> =>
    sourceFacts({ git: gitIn(context, { ...environment, ...more }), environment: {}, path: '.' });

  test('the one whose top level it is', async () => {
    const folder = checkout();
    const revision = git(folder, 'rev-parse', 'HEAD');
    const epochFrom = 'commit';
    expect(await facts(folder)).toMatchObject({ repository: 'https://example.org/shop', revision, epochFrom });
    expect(await trackedThoughIgnored(gitIn(folder, environment))).toEqual(['kept.txt']);
  });

  test('the one whose top level is above it, and by a link to it too', async () => {
    const folder = checkout();
    write('shop/services/api/main.js', '');
    symlinkSync(join(folder, 'services'), join(root, 'link'));
    const revision = git(folder, 'rev-parse', 'HEAD');
    expect((await facts(join(folder, 'services/api'))).revision).toBe(revision);
    expect((await facts(join(root, 'link/api'))).revision).toBe(revision);
  });

  test('the submodule, not the repository that holds it', async () => {
    const part = checkout('part');
    const whole = checkout('whole');
    git(whole, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', part, 'part');
    git(whole, 'commit', '--quiet', '-m', 'three');
    expect((await facts(join(whole, 'part'))).revision).toBe(git(part, 'rev-parse', 'HEAD'));
    expect((await facts(whole)).revision).toBe(git(whole, 'rev-parse', 'HEAD'));
  });

  test('a worktree of a repository elsewhere', async () => {
    const folder = checkout();
    git(folder, 'worktree', 'add', '--quiet', join(root, 'tree'), '-b', 'other');
    const revision = git(folder, 'rev-parse', 'HEAD');
    expect(await facts(join(root, 'tree'))).toMatchObject({ repository: 'https://example.org/shop', revision });
  });

  test('none that says it is of another folder', async () => {
    const folder = checkout();
    mkdirSync(join(root, 'elsewhere'));
    appendFileSync(join(folder, '.git/config'), `[core]\n\tworktree = ${join(root, 'elsewhere')}\n`);
    expect(await facts(folder)).toEqual({ epoch: FIXED_EPOCH, epochFrom: 'fixed' });
  });

  test('none that the environment names', async () => {
    const other = checkout('other');
    const context = dirname(write('plain/package.json', '{}'));
    const named = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: context };
    expect(await facts(context, named)).toMatchObject({ epochFrom: 'fixed' });
    expect((await facts(context, named)).revision).toBeUndefined();
  });

  test('its remote is what its own file says, not one that the file includes', async () => {
    const folder = checkout();
    git(folder, 'remote', 'remove', 'origin');
    const included = write('included', '[remote "origin"]\n\turl = https://example.org/other.git\n');
    appendFileSync(join(folder, '.git/config'), `[include]\n\tpath = ${included}\n`);
    expect((await facts(folder)).repository).toBeUndefined();
  });
});

test('what changed since a commit is told for files that moved too, in a clone that fetches files when they are asked for', async () => {
  const folder = checkout();
  git(folder, 'mv', 'server.js', 'main.js');
  write('shop/main.js', "require('http').createServer().listen(5000)");
  git(folder, 'commit', '--quiet', '-am', 'three');
  const clone = join(root, 'clone');
  git(folder, 'config', 'uploadpack.allowFilter', 'true');
  git(root, 'clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${folder}`, clone);
  write('clone/package.json', readFileSync(join(folder, 'package.json'), 'utf8'));
  write('clone/main.js', readFileSync(join(folder, 'main.js'), 'utf8'));
  const { builds } = await changedStage(...lineIn(clone), 'HEAD~1');
  expect(builds.map(({ metadata }) => metadata.path)).toEqual(['.']);
});
