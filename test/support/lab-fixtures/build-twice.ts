import type { PlatformVerdict, VerifyReport } from '../../../src/app/verify/report.ts';
import type { Lab } from '../../lab/lab.ts';
import { Checkouts } from '../checkouts.ts';
import { labEnvironment } from '../lab-environment.ts';
import { aipack } from '../run-program.ts';
import { buildPrepared } from './build-prepared.ts';
import type { LabFixture } from './list.ts';
import { prepareFixture } from './prepare.ts';

export interface BuiltTwice {
  /** Digest of the image that was built first. */
  readonly first: string;
  /** What `aipack verify` says of it after building it again. */
  readonly verdict: PlatformVerdict;
}

/**
 * Builds a fixture, and then again from another checkout of the same commit, which has times and a umask of its own. Every step runs both
 * times; no directory that the first left behind is there for the second.
 */
export async function buildTwice(lab: Lab, fixture: LabFixture): Promise<BuiltTwice> {
  const prepared = await prepareFixture(lab, fixture);
  // A file that no run before had, so that the first is built of the checkout as well.
  const own = { 'own.txt': `${process.pid} ${Date.now()}\n` };
  const checkouts = new Checkouts(prepared.folder, { ...prepared.files, ...own });
  try {
    const name = `twice/${fixture.name}`;
    const { image, tag } = await buildPrepared(lab, prepared, checkouts.make('022'), name, ['--no-cache']);
    const again = checkouts.make('077');
    const { stderr, stdout } = await aipack(['verify', tag, again, '--format', 'json', ...prepared.secrets], {
      ...labEnvironment(lab),
      ...prepared.env,
    });
    if (stdout === '') throw new Error(stderr);
    const [verdict] = (JSON.parse(stdout) as VerifyReport).platforms;
    if (verdict === undefined) throw new Error(`no verdict: ${stdout}`);
    return { first: image.manifest, verdict };
  } finally {
    checkouts.remove();
    await prepared.close();
  }
}
