import { containerOptions } from '../../host/buildkit-container.ts';
import { placeAddress } from '../../host/buildkit-address.ts';
import { BUILDKIT_OPTION } from '../../host/daemon.ts';
import { workspaceOf } from '../../host/workspace-path.ts';
import type { Options } from '../../options/table.ts';
import { columns } from '../../report/table.ts';
import { AipackError } from '../../schema/errors.ts';
import { joined, printable, printableJson, say, type Printable } from '../../untrusted/printable.ts';
import { openLine } from '../line-verbs.ts';
import type { CliSurroundings } from '../surroundings.ts';
import { buildkitFinding } from './buildkit.ts';
import { dockerFindings } from './docker.ts';
import type { Finding } from './finding.ts';
import { cacheFinding, gitFinding, networkFindings, nodeFinding } from './machine.ts';
import { indexFinding } from './packages.ts';

const MARKS = { good: '✓', doubtful: '!', missing: '✗' } as const;

/**
 * `aipack doctor`: what builds need and what of it this machine has.
 * @throws AipackError MACHINE_UNFIT once that is told, where a build can't work
 */
export async function runDoctor(options: Options, surroundings: CliSurroundings): Promise<void> {
  const { environment, directory, signal, stdout } = surroundings;
  const { settings } = await openLine({ ...options, noLock: true }, surroundings);
  const workspace = workspaceOf(directory, settings.context);
  const certificates = settings.caCertificates;
  const buildkit = buildkitFinding({
    address: placeAddress(options.buildkit ?? environment.BUILDKIT_HOST, workspace),
    addressFrom: options.buildkit === undefined ? undefined : BUILDKIT_OPTION,
    certificates,
    container: containerOptions({ image: options.buildkitImage, certificates }, environment, workspace),
    environment,
    signal,
  });
  const [built, index, git, cache] = await Promise.all([
    buildkit,
    indexFinding(settings.packages, surroundings),
    gitFinding(environment),
    cacheFinding(environment),
  ]);
  const findings = [
    nodeFinding(process.versions.node),
    built,
    ...dockerFindings(environment),
    index,
    git,
    ...networkFindings(environment, options.caFile),
    cache,
  ];
  stdout(say`${options.format === 'json' ? printableJson(findings, 2) : describe(findings, surroundings.width?.())}\n`);
  const missing = findings.filter(({ mark }) => mark === 'missing').map(({ subject }) => subject);
  if (missing.length === 0) return;
  throw new AipackError({
    code: 'MACHINE_UNFIT',
    message: `A build can't work here, for want of: ${missing.join(', ')}`,
    hint: `Mend what is marked ${MARKS.missing}.`,
  });
}

/** A line each, and below the table how to mend what is not as it should be. */
function describe(findings: readonly Finding[], width: number | undefined): Printable {
  const table = columns(
    findings.map(({ mark, subject, found }) => [MARKS[mark], subject, found]),
    width,
  );
  const mends = findings.flatMap(({ subject, mend }) => (mend === undefined ? [] : [printable(`${subject}: ${mend}`)]));
  return mends.length === 0 ? table : say`${table}\n\n${joined(mends, '\n')}`;
}
