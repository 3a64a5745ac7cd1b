import { setTimeout as sleep } from 'node:timers/promises';
import { dockerSocket } from './containers.ts';
import { dockerCall } from './docker-api.ts';
import { LabError } from './errors.ts';
import type { Lab } from './lab.ts';

type Records = { BuildCache: readonly Step[] | null };

type Step = {
  ID: string;
  Description: string;
  Parents?: readonly string[] | null;
  /** As Docker's API spells it up to version 28. */
  ' Parents'?: readonly string[] | null;
};

async function steps(socket: string): Promise<readonly Step[]> {
  const path = '/system/df?type=build-cache';
  const { BuildCache } = (await dockerCall({ socket, method: 'GET', path })) as Records;
  return BuildCache ?? [];
}

/** Steps with all that was made from them, such as a merge of theirs, which has no words of its own: they can't go before it. */
function withChildren(all: readonly Step[], chosen: ReadonlySet<string>): ReadonlySet<string> {
  const parents = (step: Step): readonly string[] => step.Parents ?? step[' Parents'] ?? [];
  const children = all.filter((step) => !chosen.has(step.ID) && parents(step).some((each) => chosen.has(each)));
  return children.length === 0 ? chosen : withChildren(all, new Set([...chosen, ...children.map(({ ID }) => ID)]));
}

/** How often nothing may go before that counts as staying: a daemon lets go of what a build used some time after it. */
const IDLE_ROUNDS = 60;
const PAUSE = 250;

async function forget(socket: string, what: string, chosen: (step: Step) => boolean): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let idle = 0; idle < IDLE_ROUNDS; idle += 1) {
    const all = await steps(socket);
    const ids = [...withChildren(all, new Set(all.filter(chosen).map(({ ID }) => ID)))];
    if (ids.length === 0) return;
    if (ids.length < fewest) [fewest, idle] = [ids.length, 0];
    // What one is made from can only go after it.
    for (const id of ids) {
      const filters = encodeURIComponent(JSON.stringify({ id: [id] }));
      await dockerCall({ socket, method: 'POST', path: `/build/prune?all=true&filters=${filters}` });
    }
    await sleep(PAUSE);
  }
  throw new LabError('lab-request-failed', `the daemon keeps ${what}`);
}

/**
 * Makes the daemon forget the results of the steps whose description holds `mark`, and nothing else: their next build runs
 * them again, or finds them in another cache.
 * @throws LabError `lab-request-failed` when one of them stays, because something made from it is still there.
 */
export async function forgetSteps(lab: Lab, mark: string): Promise<void> {
  await forget(dockerSocket(lab), `steps of ${mark}`, ({ Description }) => Description.includes(mark));
}

/**
 * Notes what the daemon has results of; the function that it gives makes it forget all that came since, whatever it is called.
 * @throws LabError `lab-request-failed`, as {@link forgetSteps}
 */
export async function rememberSteps(lab: Lab): Promise<() => Promise<void>> {
  const socket = dockerSocket(lab);
  const before = new Set((await steps(socket)).map(({ ID }) => ID));
  return () => forget(socket, 'steps that came since', ({ ID }) => !before.has(ID));
}
