import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { cacheFolder } from '../../host/cache-folder.ts';
import { existingFolder } from '../../host/existing-folder.ts';
import { runProcess } from '../../host/run-process.ts';
import { namesProxies } from '../../host/use-network.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { redactedAddress } from '../../untrusted/redact.ts';
import { wordsOf, type Finding } from './finding.ts';

/** The version that package.json asks for. */
const OLDEST_NODE = 24;
/** Bytes that an index (about 50 MB) and the packages of some images take. */
const ENOUGH_DISK = 2 ** 30;

export function nodeFinding(version: string): Finding {
  const fits = Number.parseInt(version, 10) >= OLDEST_NODE;
  const found = { subject: 'node', found: version };
  return fits
    ? { ...found, mark: 'good' }
    : { ...found, mark: 'missing', mend: `Install Node.js ${OLDEST_NODE} or newer.` };
}

/** Git says which files are kept, and where they come from; a folder without it is built, too. */
export async function gitFinding(environment: NodeJS.ProcessEnv): Promise<Finding> {
  const subject = 'git';
  const answer = await runProcess(['git', '--version'], { env: environment, timeout: 10_000 }).catch(
    // No git, or none that can be started: that is what is told.
    () => undefined,
  );
  if (answer?.exitCode === 0) return { subject, mark: 'good', found: answer.stdout.replace('git version', '').trim() };
  return {
    subject,
    mark: 'doubtful',
    found: 'none on the PATH',
    mend: 'Install git: without it images do not say which commit they are of.',
  };
}

export function networkFindings(environment: NodeJS.ProcessEnv, caFile: string | undefined): readonly Finding[] {
  const names = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]);
  const said = names.flatMap((name) => {
    const value = (lookup(environment, name) ?? '').trim();
    return value === '' ? [] : [`${name}=${redactedAddress(value)}`];
  });
  const certificates = [
    ...(caFile === undefined ? [] : [caFile]),
    ...['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'].flatMap((name) => {
      const value = lookup(environment, name) ?? '';
      return value === '' ? [] : [`${name}=${value}`];
    }),
  ];
  return [
    { subject: 'proxies', mark: 'good', found: namesProxies(environment) ? said.join(', ') : 'none' },
    {
      subject: 'certificates',
      mark: 'good',
      found: certificates.length === 0 ? 'those that everybody trusts' : certificates.join(', '),
    },
  ];
}

/** Whether something can be kept, and how much. */
export async function cacheFinding(environment: NodeJS.ProcessEnv): Promise<Finding> {
  const subject = 'cache';
  const folder = cacheFolder(environment);
  try {
    const there = await existingFolder(folder);
    await access(there, constants.W_OK);
    const { bavail, bsize } = await statfs(there);
    const free = bavail * bsize;
    const found = `${folder}, ${(free / 2 ** 30).toFixed(1)} GiB free`;
    if (free >= ENOUGH_DISK) return { subject, mark: 'good', found };
    return { subject, mark: 'doubtful', found, mend: 'Make room, or have XDG_CACHE_HOME name a folder with more.' };
  } catch (error) {
    const mend = 'Have XDG_CACHE_HOME name a folder that can be written to.';
    return { subject, mark: 'missing', found: `${folder}: ${wordsOf(error)}`, mend };
  }
}
