import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from './write-files.ts';

/** Fixed, so that a repository made twice has the same commit. */
const identity = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.org',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.org',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** A repository with the files of a fixture, one commit, which is checked out as often as a test likes. */
export class Checkouts {
  readonly #folder: string;
  readonly #origin: string;
  readonly #name: string;

  /** @param own files that only this repository has, so that nothing was ever built from it */
  constructor(fixture: string, own: Readonly<Record<string, string>> = {}) {
    this.#folder = mkdtempSync(join(tmpdir(), 'aipack-checkouts-'));
    this.#origin = join(this.#folder, 'origin');
    this.#name = fixture.split('/').at(-1) ?? fixture;
    cpSync(fixture, this.#origin, { recursive: true });
    writeFiles(this.#origin, own);
    this.#git('git init -q -b main . && git add -A && git commit -q -m one', this.#origin);
  }

  /** A new checkout, as one that has this umask makes it. All of them have folders of one name. */
  make(umask = '022'): string {
    const parent = mkdtempSync(join(this.#folder, 'checkout-'));
    this.#git(`umask ${umask} && git clone -q "$1" "$2"`, parent, this.#origin, this.#name);
    return join(parent, this.#name);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #git(line: string, cwd: string, ...args: readonly string[]): void {
    execFileSync('sh', ['-c', line, 'sh', ...args], { cwd, env: { ...process.env, ...identity } });
  }
}
