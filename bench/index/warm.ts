// One process of the benchmark: from the cache directory to the first answer.
import { readFileSync } from 'node:fs';
import { loadIndex } from '../../src/wolfi/load.ts';
import { resolve } from '../../src/wolfi/resolve.ts';
import { DirectoryStore } from '../../src/wolfi/store/directory.ts';
import { peakMemory } from './peak-memory.ts';

const [, , directory = '', key = '', url = '', ...world] = process.argv;
const { index, origin } = await loadIndex({
  repositories: [{ url }],
  architecture: 'x86_64',
  keys: [{ name: 'bench.rsa.pub', pem: readFileSync(key, 'utf8') }],
  store: new DirectoryStore(directory),
  fetch,
  now: Date.now,
});
const { packages } = resolve(index, world);
console.log(JSON.stringify({ packages: packages.length, peak: peakMemory(), origin }));
