import { dockerSocket } from './containers.ts';
import { dockerCall } from './docker-api.ts';
import { LabError } from './errors.ts';
import type { Lab } from './lab.ts';
import { waitFor } from './processes.ts';

type Records = { BuildCache: readonly { ID: string; Description: string }[] | null };

/**
 * Makes the daemon forget the results of the steps whose description holds `mark`, and nothing else: their next build runs
 * them again, or finds them in another cache.
 * @throws LabError `lab-request-failed` when one of them stays, because something made from it is still there.
 */
export async function forgetSteps(lab: Lab, mark: string): Promise<void> {
  const socket = dockerSocket(lab);
  const find = async (): Promise<readonly string[]> => {
    const path = '/system/df?type=build-cache';
    const { BuildCache } = (await dockerCall({ socket, method: 'GET', path })) as Records;
    return (BuildCache ?? []).filter(({ Description }) => Description.includes(mark)).map(({ ID }) => ID);
  };
  const gone = await waitFor(async () => {
    const ids = await find();
    for (const id of ids) {
      const filters = encodeURIComponent(JSON.stringify({ id: [id] }));
      await dockerCall({ socket, method: 'POST', path: `/build/prune?all=true&filters=${filters}` });
    }
    // What one is made from can only go after it.
    return ids.length === 0 ? true : undefined;
  }, 10_000);
  if (gone === undefined) throw new LabError('lab-request-failed', `the daemon keeps steps of ${mark}`);
}
