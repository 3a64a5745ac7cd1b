// One process of the benchmark: from the file to the first answer, with nothing kept from before.
import { readFileSync } from 'node:fs';
import { parseIndex } from '../../src/wolfi/parse-index.ts';
import { resolve } from '../../src/wolfi/resolve.ts';
import { peakMemory } from './peak-memory.ts';

const [, , archive = '', key = '', ...world] = process.argv;
const trusted = { name: 'bench.rsa.pub', pem: readFileSync(key, 'utf8') };
const index = parseIndex(readFileSync(archive), { keys: [trusted] });
const { packages } = resolve(index, world);
console.log(JSON.stringify({ packages: packages.length, peak: peakMemory() }));
