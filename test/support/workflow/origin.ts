import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../run-program.ts';
import { writeFiles } from '../write-files.ts';
import type { WorldEvent } from './world.ts';

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
export const NO_COMMIT = '0'.repeat(40);

/** A repository as GitHub has it, of which workflows check out what they are told. */
export class Origin {
  readonly folder = mkdtempSync(join(tmpdir(), 'aipack-origin-'));

  constructor() {
    this.git('init', '-q', '-b', 'main');
    // What actions/checkout asks GitHub for: a commit by its name.
    this.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  }

  /** Takes a fixture in, below a folder. */
  take(fixture: string, folder = '.'): this {
    cpSync(join(projectRoot, 'fixtures', fixture), join(this.folder, folder), { recursive: true });
    return this;
  }

  /** Commits everything, with these files; the commit's name. */
  commit(files: Readonly<Record<string, string>> = {}): string {
    writeFiles(this.folder, files);
    this.git('add', '-A');
    this.git(...IDENTITY, 'commit', '-q', '--allow-empty', '-m', 'Change something');
    return this.git('rev-parse', 'HEAD').trim();
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.folder, ...args], { encoding: 'utf8', stdio: 'pipe' });
  }

  /** A push to main, after the commit that was there before. */
  push(sha: string, before = NO_COMMIT): WorldEvent {
    return {
      name: 'push',
      ref: 'refs/heads/main',
      sha,
      payload: { ...REPOSITORY, ref: 'refs/heads/main', before, after: sha },
    };
  }

  tag(sha: string, tag: string): WorldEvent {
    this.git('tag', '-f', tag, sha);
    const ref = `refs/tags/${tag}`;
    return { name: 'push', ref, sha, payload: { ...REPOSITORY, ref, before: NO_COMMIT, after: sha } };
  }

  pull(sha: string, base: string): WorldEvent {
    const pull = { number: 7, base: { sha: base, ref: 'main' }, head: { sha, ref: 'change' } };
    return {
      name: 'pull_request',
      ref: 'refs/pull/7/merge',
      sha,
      payload: { ...REPOSITORY, number: 7, pull_request: pull },
    };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const REPOSITORY = {
  repository: {
    name: 'shop',
    full_name: 'owner/shop',
    default_branch: 'main',
    private: false,
    html_url: 'https://github.com/owner/shop',
  },
};
