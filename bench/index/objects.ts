// One process of the benchmark, the reference: every package an object, as one writes it without thinking of size. It checks
// no signature and resolves nothing: it only looks a name up.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { peakMemory } from './peak-memory.ts';

const [, , archive = '', , name = ''] = process.argv;
const tar = gunzipSync(readFileSync(archive)).toString('utf8');
const byName = new Map<string, Record<string, string>[]>();
for (const stanza of tar.slice(tar.indexOf('C:Q')).split('\n\n')) {
  const record: Record<string, string> = {};
  for (const line of stanza.split('\n')) record[line.charAt(0)] = line.slice(2);
  const builds = byName.get(record.P ?? '') ?? [];
  builds.push(record);
  byName.set(record.P ?? '', builds);
}
const found = byName.get(name)?.length ?? 0;
console.log(JSON.stringify({ packages: found > 0 ? 1 : 0, peak: peakMemory() }));
