import { runCommand } from '../commands.ts';

/** Installs packages of this machine's own Debian. */
export async function installPackages(names: readonly string[], env: Record<string, string>): Promise<void> {
  const patience = 'DPkg::Lock::Timeout=120';
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', '-o', patience, ...names] as const;
  // The machine's package lists may be missing or too old to find the files: then, and only then, they are renewed.
  await runCommand(install, { env }).catch(async () => {
    await runCommand(['apt-get', 'update'], { env });
    await runCommand(install, { env });
  });
}
