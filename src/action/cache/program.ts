// A process of its own around `@actions/cache`: it can be ended when the service is slow, the action neither loads the library nor
// waits for its retries, and what it prints does not reach the log. Its last line is the answer. It only ever saves: what the
// library restores, it unpacks wherever the archive says.
import { isFeatureAvailable, saveCache } from '@actions/cache';
import { RESULT } from './result.ts';

async function save([directory = '', key = '']: readonly string[]): Promise<string | undefined> {
  if (!isFeatureAvailable()) return undefined;
  const id = await saveCache([directory], key);
  return id === -1 ? undefined : key;
}

const key = await save(process.argv.slice(2));
process.stdout.write(`\n${RESULT}${JSON.stringify({ key: key ?? null })}\n`);
