import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runBuildLine } from '../host/build.ts';
import { parseChoice } from '../pipeline/attest.ts';
import { parseOutputs } from '../pipeline/outputs.ts';
import type { BuildReport } from '../pipeline/report.ts';
import { PlainProgress } from '../progress/plain.ts';
import { openLine } from './line-verbs.ts';
import type { BuildOptions } from './options.ts';
import { describeReport } from './print-report.ts';
import type { CliSurroundings } from './surroundings.ts';

/** `aipack build`: progress on standard error, the result on standard output. */
export async function runBuild(context: string, options: BuildOptions, surroundings: CliSurroundings): Promise<void> {
  const { stdout, stderr, environment, signal, directory } = surroundings;
  const line = openLine(context, options, surroundings);
  const verbosity = options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal';
  const progress = new PlainProgress(stderr, verbosity);
  const none = !options.attestations;
  const report = await runBuildLine(
    line.settings,
    line.outside,
    {
      tags: options.tag,
      push: options.push,
      load: options.load,
      outputs: parseOutputs(options.output).map((output) => ({
        ...output,
        destination: resolve(directory, output.destination),
      })),
      attestations: {
        sbom: none ? false : choiceFor(options, options.sbom),
        provenance: none ? false : choiceFor(options, options.provenance),
      },
      ...(options.buildkit === undefined ? {} : { buildkit: options.buildkit }),
    },
    {
      environment,
      signal,
      onNotice: (message) => options.quiet || stderr(`notice: ${message}\n`),
      onWarning: (message) => stderr(`warning: ${message}\n`),
      onProgress: (changes) => progress.show(changes),
    },
  );
  if (options.metadataFile !== undefined) {
    writeFileSync(resolve(directory, options.metadataFile), `${JSON.stringify(report, undefined, 2)}\n`);
  }
  stdout(`${printed(report, options)}\n`);
}

/** Docker's store and the formats it loads take no attestations, so that only a push or an OCI archive has them. */
function choiceFor(options: BuildOptions, value: string | boolean): boolean | string {
  const carries = options.push || options.output.some((output) => output.includes('type=oci'));
  const choice = parseChoice(value);
  return choice === true ? carries : choice;
}

function printed(report: BuildReport, options: BuildOptions): string {
  if (options.format === 'json') return JSON.stringify(report, undefined, 2);
  return options.quiet ? (report.digest ?? '') : describeReport(report);
}
