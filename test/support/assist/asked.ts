import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import { unsignedArchive } from '../../unit/wolfi/support/archive.ts';
import { indexText } from '../../unit/wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../../unit/wolfi/support/repository-server.ts';
import { writeFiles } from '../write-files.ts';

/** What a repository and a run of the command on it have around them: a folder, and packages on loopback. */
export interface Around {
  readonly folder: string;
  readonly packages: RepositoryServer;
  readonly close: () => Promise<void>;
}

export async function openAround(...packages: readonly string[]): Promise<Around> {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-assist-'));
  const base = ['wolfi-baselayout', 'ca-certificates-bundle', 'busybox', 'bash', ...packages];
  const buildTime = Math.floor(Date.now() / 1000);
  const index = indexText(...base.map((name) => ({ name, version: '1.0-r0', buildTime })));
  const server = await RepositoryServer.start(file(unsignedArchive(index)));
  return {
    folder,
    packages: server,
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Asked {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What `--format json` printed. */
  readonly build: UniversalBuild | undefined;
}

/** Runs `aipack detect` on files, in this process, and asks a model. */
export async function askAbout(
  { folder, packages }: Around,
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Asked> {
  const context = join(folder, 'repository');
  rmSync(context, { recursive: true, force: true });
  writeFiles(context, files);
  return runAipack(
    folder,
    packages,
    ['detect', 'repository', '--allow-untrusted', '--format', 'json', ...args],
    environment,
    signal,
  );
}

export async function runAipack(
  directory: string,
  packages: RepositoryServer,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Asked> {
  let stdout = '';
  let stderr = '';
  const exitCode = await runCli(args, {
    environment: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: join(directory, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: packages.url,
      AIPACK_ASSIST_MODEL: 'small',
      ...environment,
    },
    directory,
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    signal,
  });
  const build = stdout.startsWith('{') ? (JSON.parse(stdout) as UniversalBuild) : undefined;
  return { exitCode, stdout, stderr, build };
}

/** A build as a model submits it. */
export function submission(
  over: {
    readonly packages?: readonly string[];
    readonly commands?: readonly unknown[];
    readonly more?: object;
  } = {},
): object {
  return {
    build: {
      metadata: {
        project_name: 'greeter',
        language: 'odd',
        build_system: 'odd',
        reasoning: [{ what: 'language', value: 'odd', because: 'its only source file ends so', file: 'main.odd' }],
      },
      build: { packages: over.packages ?? ['oddc'], commands: over.commands ?? ['oddc main.odd -o greeter'] },
      runtime: {
        packages: ['libodd'],
        copy: [{ from: 'greeter', to: '/usr/local/bin/greeter' }],
        command: ['/usr/local/bin/greeter'],
        ports: [8080],
      },
      ...over.more,
    },
  };
}
