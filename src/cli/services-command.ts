import type { Detected } from '../app/line.ts';
import { serviceMatrix } from '../app/service-matrix.ts';
import type { Options } from '../options/table.ts';
import { columns } from '../report/table.ts';
import { printable, printableJson, type Printable } from '../untrusted/printable.ts';
import { detecting, show } from './line-verbs.ts';
import type { CliSurroundings } from './surroundings.ts';

/** A service in few words, as `aipack services --format json` has it. */
export interface ListedService {
  readonly name: string;
  readonly path: string;
  readonly language: string;
  /** Empty where none was found. */
  readonly framework: string;
  readonly buildSystem: string;
  readonly ports: readonly number[];
}

/** `aipack services`: which services there are, or which of them the changes since a commit touch. */
export async function runServices(options: Options, surroundings: CliSurroundings): Promise<void> {
  const { matrix } = options;
  const listing = {
    stage: detecting(options),
    describe: matrix ? (detected: Detected) => printableJson(serviceMatrix(detected)) : describe,
    asJson: (detected: Detected) => (matrix ? serviceMatrix(detected) : listServices(detected)),
  };
  return show(listing, options, surroundings);
}

/** A Dockerfile in the root that nothing else comes before is one service, whose ports only its build knows. */
export function listServices({
  builds,
  dockerfile,
}: Pick<Detected, 'builds' | 'dockerfile'>): readonly ListedService[] {
  if (dockerfile !== undefined)
    return [{ name: dockerfile, path: '.', language: 'dockerfile', framework: '', buildSystem: '', ports: [] }];
  return builds.map(({ metadata, runtime }) => ({
    name: metadata.project_name,
    path: metadata.path,
    language: metadata.language,
    framework: metadata.framework ?? '',
    buildSystem: metadata.build_system,
    ports: runtime.ports,
  }));
}

function describe(detected: Detected, width?: number): Printable {
  const rows = listServices(detected).map(({ name, path, language, framework, ports }) => [
    name,
    path,
    language,
    framework === '' ? '–' : framework,
    ports.length === 0 ? '–' : ports.join(' '),
  ]);
  // Only changes can leave none: without any service detection fails.
  if (rows.length === 0) return printable('No service is touched by these changes.');
  return columns([['SERVICE', 'PATH', 'LANGUAGE', 'FRAMEWORK', 'PORTS'], ...rows], width);
}
