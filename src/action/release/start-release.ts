import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as toolCache from '@actions/tool-cache';
import { BuildkitError, connect } from '../../buildkit/index.ts';
import { fetchRelease } from './fetch-release.ts';
import { choosePrivilege, type Privilege } from './privilege.ts';
import { MIRROR, placesOf, reasonOf, RELEASE, type Places, type Release } from './release.ts';

export interface StartOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly mirror?: string | undefined;
  /** The content of `buildkitd.toml`. */
  readonly config?: string | undefined;
  /** Environment of the daemon, such as proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly signal: AbortSignal;
  readonly onWait: (message: string) => void;
  readonly release?: Release;
}

const READY_MS = 30_000;

/**
 * Starts a release of BuildKit on a runner without Docker, or takes the one that a step of this job has started.
 *
 * @returns its address
 * @throws BuildkitError
 */
export async function startRelease(options: StartOptions): Promise<string> {
  const { environment, release = RELEASE, signal } = options;
  const places = placesOf(environment);
  const address = `unix://${places.socket}`;
  if (await answers(address, options)) return address;
  const privilege = choosePrivilege(environment);
  options.onWait(`Starting BuildKit ${release.version} (${privilege.kind}), since there is no Docker to run it in.`);
  try {
    const archive = await fetchRelease(release, options.mirror ?? MIRROR, process.arch);
    signal.throwIfAborted();
    mkdirSync(places.folder, { recursive: true, mode: 0o700 });
    await toolCache.extractTar(archive, places.folder);
    const ended = launch(places, privilege, options);
    const deadline = performance.now() + READY_MS;
    while (performance.now() < deadline && ended.how === undefined) {
      if (await answers(address, options)) return address;
      await delay(100, undefined, { signal });
    }
    const how = ended.how === undefined ? 'does not get ready' : `ended with ${ended.how}`;
    throw new BuildkitError('CONNECT_FAILED', `buildkitd ${how}: ${lastLines(places.log)}`);
  } catch (error) {
    if (signal.aborted) throw new BuildkitError('CANCELLED', 'Starting BuildKit was cancelled', { cause: error });
    throw error instanceof BuildkitError
      ? error
      : new BuildkitError('CONNECT_FAILED', reasonOf(error), { cause: error });
  }
}

/** Starts the daemon so that it outlives this step; the end of the job ends it. */
function launch(places: Places, { kind, prefix }: Privilege, options: StartOptions): { readonly how?: string } {
  const { config, env, environment } = options;
  const { folder, log, process: file, socket } = places;
  const toml = join(folder, 'buildkitd.toml');
  if (config !== undefined) writeFileSync(toml, config);
  // sudo keeps no variables, and BuildKit finds the runc that comes with it by the path.
  const variables = Object.entries({ ...env, PATH: `${join(folder, 'bin')}:${environment.PATH ?? ''}` });
  const [program = '', ...args] = [
    ...(kind === 'sudo' ? prefix : []),
    'env',
    ...variables.map(([name, value]) => `${name}=${value}`),
    ...(kind === 'rootless' ? prefix : []),
    join(folder, 'bin', 'buildkitd'),
    `--addr=unix://${socket}`,
    `--root=${join(folder, 'data')}`,
    '--allow-insecure-entitlement=network.host',
    '--containerd-worker=false',
    ...(config === undefined ? [] : [`--config=${toml}`]),
    // The socket is root's: this user gets to it by its group.
    ...(kind === 'sudo' ? [`--group=${process.getgid?.() ?? 0}`] : []),
  ];
  const output = openSync(log, 'a', 0o600);
  const child = spawn(program, args, {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended: { how?: string } = {};
  child.once('error', (error) => (ended.how = error.message));
  child.once('exit', (code, signal) => (ended.how = signal ?? `exit code ${code ?? '?'}`));
  child.unref();
  writeFileSync(file, String(child.pid ?? ''));
  return ended;
}

async function answers(address: string, { environment, signal }: StartOptions): Promise<boolean> {
  try {
    (await connect(address, { environment, signal, patience: 5_000 })).close();
    return true;
  } catch (error) {
    if (error instanceof BuildkitError && error.code !== 'CANCELLED') return false;
    throw error;
  }
}

function lastLines(path: string): string {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(-3);
  return lines.join('; ') || 'it says nothing';
}
