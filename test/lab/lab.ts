import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dockerSocket } from './containers.ts';
import { bringUpDebian, debianUnusable, takeDownDebian } from './debian/debian-lab.ts';
import { bringUpDocker, dockerUnusable, machineSocket, takeDownDocker } from './docker/docker-lab.ts';
import { LabError } from './errors.ts';
import { readIfThere, writeWhole } from './files.ts';
import { withLock } from './lock.ts';
import { generations, labSettings, type LabSettings } from './settings.ts';
import type { StepReport } from './steps.ts';

/** The running lab, as plain data: it can be handed to another process as JSON. */
export type Lab = {
  kind: 'docker' | 'debian';
  /** Version of the Docker engine. */
  engine: string;
  daemonGeneration: 'trixie' | 'sid' | 'docker';
  /** Where the Docker API is, as DOCKER_HOST takes it: `unix:///…`. */
  dockerHost: string;
  /** Socket of a BuildKit that runs on its own, where there is one. */
  buildkitSocket?: string;
  /** host:port of the registry, on loopback, plain HTTP, no credentials. */
  registry: string;
  packages: {
    /** The repository's base address: an architecture and /APKINDEX.tar.gz complete it. */
    url: string;
    /** File name of the public key, as the index's signature names it. */
    keyName: string;
    publicKeyPath: string;
  };
  /** Reference of the base image, which the daemon can pull. */
  baseImage: string;
  /** The lab's state directory. */
  directory: string;
};

export type LabOptions = { env?: NodeJS.ProcessEnv; report?: StepReport };

/** A cold start fetches and unpacks a small Debian and builds the packages: about a minute; somebody else's is waited for. */
const lockPatience = 600_000;

function labPath(settings: LabSettings): string {
  return join(settings.directory, 'lab.json');
}

function lockPath(settings: LabSettings): string {
  return join(settings.root, `${settings.generation}.lock`);
}

/**
 * Which lab this machine can have: its own Docker with the real Wolfi where both can be reached, else one on a bare Debian.
 * A generation that is asked for by name is always one on Debian.
 */
async function bringUp(settings: LabSettings, env: NodeJS.ProcessEnv, report: StepReport): Promise<Lab> {
  const socket = machineSocket(env);
  const noDocker =
    env.AIPACK_LAB_GENERATION === undefined
      ? await dockerUnusable(socket)
      : `generation ${settings.generation} is asked for`;
  if (noDocker === undefined) return bringUpDocker(socket, settings.directory, report);
  const noDebian = debianUnusable();
  if (noDebian === undefined) return bringUpDebian(settings, report);
  throw new LabError('lab-unsupported', `the lab can't run here: ${noDocker}, and without Docker, ${noDebian}`, {
    hint: 'Give it a Docker and a network, or run it as root on Debian.',
  });
}

/** Brings the lab up, or what is missing of it, and says where its parts are. Quick when all of it runs. */
export async function ensureLab(options: LabOptions = {}): Promise<Lab> {
  const env = options.env ?? process.env;
  const settings = labSettings(env);
  return withLock(lockPath(settings), lockPatience, async () => {
    const lab = await bringUp(settings, env, options.report ?? (() => undefined));
    writeWhole(labPath(settings), JSON.stringify(lab, undefined, 2));
    return lab;
  });
}

/** Takes the lab down; what it keeps makes the next start quick. */
export async function stopLab(options: LabOptions = {}): Promise<void> {
  const settings = labSettings(options.env ?? process.env);
  const report = options.report ?? (() => undefined);
  await withLock(lockPath(settings), lockPatience, async () => {
    const text = readIfThere(labPath(settings));
    const lab = text === undefined ? undefined : (JSON.parse(text) as Lab);
    if (lab?.kind === 'docker') await takeDownDocker(dockerSocket(lab), report);
    else await takeDownDebian(settings, report);
    rmSync(labPath(settings), { force: true });
  });
}

/** What labs of all generations share, by name; the state directory may hold things that aren't the lab's. */
const sharedState = [
  'apt',
  'attribute-tools',
  'built',
  'downloads',
  'maven',
  'packages',
  'python',
  'work',
  'aipack-lab.rsa',
  'aipack-lab.rsa.pub',
];

/** Takes the lab down and deletes what it keeps; what all generations share goes with the last of them. */
export async function resetLab(options: LabOptions = {}): Promise<void> {
  const settings = labSettings(options.env ?? process.env);
  const { root, directory } = settings;
  await stopLab(options);
  await withLock(lockPath(settings), lockPatience, async () => {
    rmSync(directory, { recursive: true, force: true });
    if (generations.some((generation) => existsSync(join(root, generation)))) return;
    for (const name of sharedState) rmSync(join(root, name), { recursive: true, force: true });
  });
}

/** Where the lab writes down what it is while it runs. */
export function labFile(env: NodeJS.ProcessEnv = process.env): string {
  return env.AIPACK_LAB_FILE ?? labPath(labSettings(env));
}

/**
 * The lab that runs, for tests: jest's global setup brought it up.
 * @throws LabError `lab-not-running` when it does not run.
 */
export function readLab(env: NodeJS.ProcessEnv = process.env): Lab {
  const path = labFile(env);
  const text = readIfThere(path);
  if (text === undefined) {
    throw new LabError('lab-not-running', `the lab does not run: there is no ${path}`, {
      hint: 'Start it: node scripts/run.mjs lab up',
    });
  }
  return JSON.parse(text) as Lab;
}

/** Address of the BuildKit that tests of the client speak to: `AIPACK_LAB_BUILDKIT`, which may be any, or else the lab's own. */
export function buildkitAddress(lab: Lab, env: NodeJS.ProcessEnv = process.env): string {
  return env.AIPACK_LAB_BUILDKIT ?? `docker://${lab.dockerHost.replace(/^unix:\/\//, '')}`;
}
