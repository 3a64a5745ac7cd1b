/** How long the end of a job waits for what cleans up, in milliseconds: its work is done, and nobody is served by it. */
export const END_PATIENCE = 4_500;

/** Something to do at the end of a job. It never fails. */
export interface LastTask<Name> {
  readonly name: Name;
  readonly run: () => Promise<void>;
}

/** Does all of it at the same time, and tells what had not ended when the time was over. */
export async function endOfJob<Name>(
  tasks: readonly LastTask<Name>[],
  patience: number = END_PATIENCE,
): Promise<readonly Name[]> {
  const left = new Set(tasks.map(({ name }) => name));
  const work = Promise.all(tasks.map(async ({ name, run }) => run().then(() => left.delete(name))));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
  return [...left];
}
