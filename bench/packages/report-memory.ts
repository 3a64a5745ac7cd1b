// Loaded into the measured command with --import: leaves its peak memory in a file when it ends.
import { writeFileSync } from 'node:fs';
import { peakMemory } from '../index/peak-memory.ts';

process.on('exit', () => writeFileSync(process.env.AIPACK_BENCH_MEMORY ?? '/dev/null', String(peakMemory())));
