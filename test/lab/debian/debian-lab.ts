import { join } from 'node:path';
import { dockerCall } from '../docker-api.ts';
import { readIfThere, writeWhole } from '../files.ts';
import type { Lab } from '../lab.ts';
import { lastingPort } from '../ports.ts';
import { endProcess, isRunning, type ProcessIdentity } from '../processes.ts';
import type { LabSettings } from '../settings.ts';
import { type StepReport, timed } from '../steps.ts';
import { daemonAnswers, daemonSocket, startDaemon } from './daemon.ts';
import { bridgeOf, insideArgv, startNamespace } from './namespace.ts';
import { ownPackages } from '../packages/own.ts';
import { packageDefinitions } from '../packages/index.ts';
import { ensureRepository, type Repository } from '../apk/repository.ts';
import type { SigningKey } from '../apk/signing-key.ts';
import { ensureBaseImage } from '../base-image/base-image.ts';
import { packageServerAnswers, startPackageServer } from './package-server.ts';
import { registryAnswers, startRegistry } from './registry.ts';
import { ensureRootFileSystem } from './root-file-system.ts';
import { runCommand } from '../commands.ts';

/** What the lab started, the namespace first: everything else lives in it. Written down after each start, so that a lab that came up by half can be taken down. */
export type LabProcesses = {
  namespace?: ProcessIdentity;
  daemon?: ProcessIdentity;
  registry?: ProcessIdentity;
  packages?: ProcessIdentity;
};

function processesPath(directory: string): string {
  return join(directory, 'run', 'processes.json');
}

export function readProcesses(directory: string): LabProcesses {
  const text = readIfThere(processesPath(directory));
  return text === undefined ? {} : (JSON.parse(text) as LabProcesses);
}

export function noteProcesses(directory: string, changed: LabProcesses): void {
  writeWhole(processesPath(directory), JSON.stringify({ ...readProcesses(directory), ...changed }));
}

function running(identity: ProcessIdentity | undefined): ProcessIdentity | undefined {
  return identity !== undefined && isRunning(identity) ? identity : undefined;
}

async function ensureNamespace(settings: LabSettings, report: StepReport): Promise<ProcessIdentity> {
  const { directory, generation } = settings;
  const there = running(readProcesses(directory).namespace);
  if (there !== undefined) return there;
  const rootFileSystem = join(directory, 'rootfs');
  await timed(report, `root file system (Debian ${generation})`, () =>
    ensureRootFileSystem(rootFileSystem, generation),
  );
  const namespace = await timed(report, 'namespaces', () => startNamespace(directory, rootFileSystem));
  writeWhole(processesPath(directory), JSON.stringify({ namespace }));
  return namespace;
}

async function ensureDaemon(directory: string, namespace: ProcessIdentity, report: StepReport): Promise<void> {
  const there = running(readProcesses(directory).daemon);
  if (there !== undefined && (await daemonAnswers(daemonSocket(directory)))) return;
  // One that runs but does not answer is in nobody's service.
  if (there !== undefined) await endProcess(there, 5000);
  await timed(report, 'daemon', async () => {
    noteProcesses(directory, { daemon: await startDaemon(directory, namespace) });
  });
}

async function ensureRegistry(directory: string, namespace: ProcessIdentity, report: StepReport): Promise<string> {
  const there = running(readProcesses(directory).registry);
  const last = `127.0.0.1:${readIfThere(join(directory, 'registry.port')) ?? '0'}`;
  if (there !== undefined && (await registryAnswers(last))) return last;
  if (there !== undefined) await endProcess(there, 5000);
  return timed(report, 'registry', async () => {
    const port = await lastingPort(directory, 'registry');
    noteProcesses(directory, { registry: await startRegistry(directory, namespace, port) });
    return `127.0.0.1:${port}`;
  });
}

async function ensurePackageServer(directory: string, repository: Repository, report: StepReport): Promise<string> {
  const there = running(readProcesses(directory).packages);
  const last = `http://127.0.0.1:${readIfThere(join(directory, 'packages.port')) ?? '0'}/os`;
  if (there !== undefined && (await packageServerAnswers(last, repository))) return last;
  if (there !== undefined) await endProcess(there, 5000);
  return timed(report, 'package server', async () => {
    const port = await lastingPort(directory, 'packages');
    noteProcesses(directory, { packages: await startPackageServer(directory, repository, port) });
    return `http://127.0.0.1:${port}/os`;
  });
}

/** Starts whatever of the lab does not run yet. The caller holds the lab's lock. */
export async function bringUpDebian(settings: LabSettings, report: StepReport): Promise<Lab> {
  const { directory, generation, root, apkBinary } = settings;
  const namespace = await ensureNamespace(settings, report);
  await ensureDaemon(directory, namespace, report);
  const registry = await ensureRegistry(directory, namespace, report);
  const definitions = (key: SigningKey) => [...packageDefinitions, ...ownPackages(key, apkBinary)];
  const repository = await timed(report, 'package repository', () => ensureRepository(root, definitions));
  const url = await ensurePackageServer(directory, repository, report);
  const baseImage = await timed(report, 'base image', () => ensureBaseImage(registry, repository, url, directory));
  const socket = daemonSocket(directory);
  const version = (await dockerCall({ socket, method: 'GET', path: '/version' })) as { Version: string };
  return {
    kind: 'debian',
    engine: version.Version,
    daemonGeneration: generation,
    dockerHost: `unix://${socket}`,
    registry,
    packages: { url, keyName: repository.key.name, publicKeyPath: join(repository.directory, repository.key.name) },
    baseImage,
    directory,
  };
}

/** Ends what the lab started, and only that. The root file system and what the daemon stored stay for the next start. */
export async function takeDownDebian(settings: LabSettings, report: StepReport): Promise<void> {
  const { directory } = settings;
  const { namespace, daemon, packages } = readProcesses(directory);
  if (packages !== undefined) await endProcess(packages, 5000);
  if (daemon !== undefined && isRunning(daemon)) await timed(report, 'daemon', () => endProcess(daemon, 15_000));
  if (namespace !== undefined && isRunning(namespace)) {
    await timed(report, 'namespaces', async () => {
      // The bridge is the one thing that outlives the namespaces.
      await runCommand(insideArgv(namespace, ['ip', 'link', 'delete', bridgeOf(directory).name])).catch(
        () => undefined,
      );
      await endProcess(namespace, 0);
    });
  }
  writeWhole(processesPath(directory), '{}');
}
