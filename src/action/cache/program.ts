// A process of its own around `@actions/cache`: it can be ended when the service is slow, the action neither loads the library nor
// waits for its retries, and what it prints does not reach the log. Its last line is the answer.
import { isFeatureAvailable, restoreCache, saveCache } from '@actions/cache';
import { RESULT } from './result.ts';

async function run([operation, directory = '', key = '', ...restoreKeys]: readonly string[]): Promise<
  string | undefined
> {
  if (!isFeatureAvailable()) return undefined;
  if (operation === 'restore') return restoreCache([directory], key, restoreKeys);
  const id = await saveCache([directory], key);
  return id === -1 ? undefined : key;
}

const key = await run(process.argv.slice(2));
process.stdout.write(`\n${RESULT}${JSON.stringify({ key: key ?? null })}\n`);
