import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, matchesGlob, resolve } from 'node:path';
import type { Action } from './world.ts';

const DONE = { exitCode: 0 } as const;

/** What the actions of others do of their work here, each as far as a job behind it can see. */
export const FOREIGN: Readonly<Record<string, Action>> = {
  'actions/checkout': {
    main: async ({ inputs, workspace, world }) => {
      const { 'fetch-depth': depth = '1', path = '.', ref = world.event.sha } = inputs;
      const folder = resolve(workspace, path);
      const git = (...args: readonly string[]): void => {
        execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
      };
      mkdirSync(folder, { recursive: true });
      git('init', '-q');
      git('remote', 'add', 'origin', `file://${world.origin}`);
      // As the action does it: the one commit, whatever branch it is on.
      const some = depth === '0' ? ['+refs/heads/*:refs/remotes/origin/*'] : [`--depth=${depth}`];
      git('fetch', '-q', ...some, 'origin', ...(depth === '0' ? ['--tags'] : [ref]));
      git('-c', 'advice.detachedHead=false', 'checkout', '-q', '--force', ref);
      return DONE;
    },
  },
  'actions/upload-artifact': {
    main: async ({ inputs, workspace, world }) => {
      const { name = 'artifact', path = '' } = inputs;
      if (/[\\/":<>|*?\r\n]/.test(name)) throw new Error(`GitHub takes no artifact of the name ${name}`);
      const [from, to] = [resolve(workspace, path), join(world.artifacts, name)];
      if (!existsSync(from))
        return inputs['if-no-files-found'] === 'error' ? { exitCode: 1, stdout: `no ${path}` } : DONE;
      if (existsSync(to)) return { exitCode: 1, stdout: `there is an artifact ${name} already` };
      // A folder's files lie at the root of the artifact.
      const isFolder = readdirOrUndefined(from) !== undefined;
      mkdirSync(to, { recursive: true });
      cpSync(from, isFolder ? to : join(to, basename(from)), { recursive: true });
      return DONE;
    },
  },
  'actions/download-artifact': {
    main: async ({ inputs, workspace, world }) => {
      const { name, path = '.', pattern = '*' } = inputs;
      const found = (readdirOrUndefined(world.artifacts) ?? []).filter((each) =>
        name === undefined ? matchesGlob(each, pattern) : each === name,
      );
      if (name !== undefined && found.length === 0) return { exitCode: 1, stdout: `there is no artifact ${name}` };
      const flat = name !== undefined || inputs['merge-multiple'] === 'true';
      for (const each of found)
        cpSync(join(world.artifacts, each), resolve(workspace, path, flat ? '.' : each), { recursive: true });
      return DONE;
    },
  },
  'docker/login-action': {
    // As docker login leaves it; the registry of the lab asks nobody for it.
    main: async ({ inputs, runner }) => {
      const { registry = 'https://index.docker.io/v1/', password, username } = inputs;
      if (!username || !password) return { exitCode: 1, stdout: 'Username and password required' };
      const folder = join(runner.folder, 'docker');
      mkdirSync(folder, { recursive: true });
      const auth = Buffer.from(`${username}:${password}`).toString('base64');
      writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: { [registry]: { auth } } }));
      return { ...DONE, env: { DOCKER_CONFIG: folder } };
    },
  },
};

function readdirOrUndefined(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}
