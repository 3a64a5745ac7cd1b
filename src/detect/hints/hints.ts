import type { Folder } from '../folder.ts';
import type { Found } from '../types.ts';
import { composeHints } from './compose.ts';
import { dockerfileHints } from './dockerfile.ts';
import { envExampleHints } from './env-example.ts';
import { kubernetesHints } from './kubernetes.ts';
import { platformHints } from './platforms.ts';
import { procfileHints } from './procfile.ts';

/** What files for other tools say of how a service runs. */
export interface Hints {
  /** A command line, as a shell would read it. */
  readonly start?: Found<string>;
  readonly port?: Found<number>;
  readonly health?: Found<string>;
}

/** Most deliberate first: a Procfile is written to say how to start, an EXPOSE line only mentions it. */
const READERS: readonly ((folder: Folder) => Hints)[] = [
  procfileHints,
  platformHints,
  kubernetesHints,
  composeHints,
  dockerfileHints,
  envExampleHints,
];

/** For each question the answer of the first file that has one. Files that cannot be read as what they claim to be say nothing. */
export function readHints(folder: Folder): Hints {
  return READERS.map((read) => read(folder)).reduceRight<Hints>((all, hints) => ({ ...all, ...hints }), {});
}

/** A port number that a service can be told to listen on. */
export function asPort(value: unknown): number | undefined {
  const port = typeof value === 'number' ? value : typeof value === 'string' ? Number(value.trim()) : NaN;
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : undefined;
}
