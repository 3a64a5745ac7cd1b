import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureRepository } from '../apk/repository.ts';
import type { SigningKey } from '../apk/signing-key.ts';
import { ensureBaseImage } from '../base-image/base-image.ts';
import { runCommand } from '../commands.ts';
import { removeTestContainers } from '../containers.ts';
import { engineVersion } from '../docker-api.ts';
import { writeWhole } from '../files.ts';
import type { Lab } from '../lab.ts';
import { packageDefinitions } from '../packages/index.ts';
import { ownPackages } from '../packages/own.ts';
import { lastingPort } from '../ports.ts';
import { endProcess, type ProcessIdentity } from '../processes.ts';
import type { LabSettings } from '../settings.ts';
import { type StepReport, timed } from '../steps.ts';
import { daemonPart, daemonSocket } from './daemon.ts';
import { bridgeOf, insideArgv, isFirstProcess, startNamespace } from './namespace.ts';
import { packageServerPart } from './package-server.ts';
import { ensurePart, runningPart } from './parts.ts';
import { registryPart } from './registry.ts';
import { ensureRootFileSystem } from './root-file-system.ts';

/** Says why this machine can't be a bare Debian for the lab, or undefined when it can. */
export function debianUnusable(): string | undefined {
  if (process.platform !== 'linux') return 'it does not run Linux';
  if (process.getuid?.() !== 0) return 'this is not root';
  return existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version') ? undefined : 'it is no Debian';
}

async function ensureNamespace(settings: LabSettings, report: StepReport): Promise<ProcessIdentity> {
  const { directory, generation } = settings;
  const there = runningPart(directory, 'namespace');
  if (there !== undefined && isFirstProcess(there)) return there;
  // Whoever set it up was ended half-way.
  if (there !== undefined) await endProcess(there, 0);
  const rootFileSystem = join(directory, 'rootfs');
  await timed(report, `root file system (Debian ${generation})`, () =>
    ensureRootFileSystem(rootFileSystem, generation),
  );
  return timed(report, 'namespace', () => startNamespace(directory, rootFileSystem));
}

/** The daemon and the registry; gives the registry's host:port. */
async function ensureServices(settings: LabSettings, report: StepReport): Promise<string> {
  const { directory } = settings;
  const namespace = await ensureNamespace(settings, report);
  const daemonRan = runningPart(directory, 'daemon') !== undefined;
  await ensurePart(daemonPart(directory, namespace), report);
  if (!daemonRan) await removeTestContainers(daemonSocket(directory));
  const registry = `127.0.0.1:${await lastingPort(directory, 'registry', runningPart(directory, 'registry') !== undefined)}`;
  await ensurePart(registryPart(directory, namespace, registry), report);
  return registry;
}

/** Starts whatever of the lab does not run yet. The caller holds the lab's lock. */
export async function bringUpDebian(settings: LabSettings, report: StepReport): Promise<Lab> {
  const { directory, generation, root, apkBinary } = settings;
  const definitions = (key: SigningKey) => [...packageDefinitions, ...ownPackages(key, apkBinary)];
  const [registry, repository] = await Promise.all([
    ensureServices(settings, report),
    timed(report, 'package repository', () => ensureRepository(root, definitions)),
  ]);
  const port = await lastingPort(directory, 'packages', runningPart(directory, 'packages') !== undefined);
  const url = `http://127.0.0.1:${port}/os`;
  await ensurePart(packageServerPart(directory, repository, url), report);
  const baseImage = await timed(report, 'base image', () => ensureBaseImage(registry, repository, url, directory));
  const socket = daemonSocket(directory);
  return {
    kind: 'debian',
    engine: (await engineVersion(socket)) ?? '',
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
  const packages = runningPart(directory, 'packages');
  if (packages !== undefined) await timed(report, 'packages', () => endProcess(packages, 5000));
  const daemon = runningPart(directory, 'daemon');
  if (daemon !== undefined) await timed(report, 'daemon', () => endProcess(daemon, 15_000));
  const namespace = runningPart(directory, 'namespace');
  if (namespace !== undefined) {
    await timed(report, 'namespace', async () => {
      // The bridge is the one thing that outlives the namespace. One that stays does no harm: the next start takes it over.
      await runCommand(insideArgv(namespace, ['ip', 'link', 'delete', bridgeOf(directory).name])).catch(
        () => undefined,
      );
      await endProcess(namespace, 0);
    });
  }
  writeWhole(join(directory, 'run', 'processes.json'), '{}');
}
