/**
 * Detection over the example projects of other builders, against what those builders plan for them, and how long it takes.
 *
 * Reference: the plan snapshots of railpack (125 examples) and nixpacks (143), as `test/data/corpus/*.json` or a file given by hand.
 * Arguments: pairs of a plan file and the folder with the checked out examples, `--all` to print agreements too,
 * `--tree FOLDER` to compare the time over a large tree with `find`.
 * `--build FOLDER…` builds and starts every example of the folders in the lab instead, asks it, and prints a table (detected, built, starts,
 * answers, reason) and totals by language. What the lab's registries or packages can't give is `not here`, with what it needs.
 * `--only TEXT`, `--language NAMES` and `--limit N` choose examples, `--seconds N` bounds a build (100), `--json FILE` keeps the rows with what failed said,
 * `--lock FILE` holds a lock of flock(1) during each example, where others use the same lab.
 *
 * Without it, prints differences, then per reference `ratio corpus AGREEMENT share`, and the times in milliseconds.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { detect } from '../src/detect/detect.ts';
import { openRepository } from '../src/host/open-repository.ts';
import type { PackageCatalog } from '../src/detect/core/types.ts';
import { AipackError } from '../src/schema/errors.ts';
import { indexCatalog } from '../test/support/detect/index-catalog.ts';
import { buildExamples } from './corpus/build/run.ts';
import { compareWithPlan, type Plan, type Verdict } from './corpus/compare.ts';

interface Outcome extends Verdict {
  readonly name: string;
  readonly milliseconds: number;
}

export async function run(args: string[]): Promise<void> {
  if (args.includes('--build')) return buildExamples(args);
  const catalog = indexCatalog();
  const tree = args.indexOf('--tree');
  if (tree !== -1) return compareWithFind(args[tree + 1] ?? '.', catalog);
  const all = args.includes('--all');
  const paths = args.filter((arg) => !arg.startsWith('--'));
  for (let at = 0; at + 1 < paths.length; at += 2) runCorpus(paths[at] ?? '', paths[at + 1] ?? '', catalog, all);
  if (paths.length < 2)
    process.stderr.write('usage: corpus PLANS.json EXAMPLES_FOLDER [PLANS.json EXAMPLES_FOLDER …] [--all]\n');
}

function runCorpus(plansFile: string, folder: string, catalog: PackageCatalog, all: boolean): void {
  const { examples } = JSON.parse(readFileSync(plansFile, 'utf8')) as { readonly examples: readonly Plan[] };
  const name = basename(plansFile, '.json');
  // The first pass warms the code up; the second one is measured.
  for (const example of examples) outcomeOf(example, folder, catalog);
  const outcomes = examples.map((example) => outcomeOf(example, folder, catalog));
  for (const outcome of outcomes) {
    if (all || outcome.kind === 'differs')
      process.stdout.write(`${outcome.kind.padEnd(8)} ${outcome.name}: ${outcome.why}\n`);
  }
  const count = (kind: Verdict['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const good = count('agrees') + count('refused');
  process.stdout.write(
    `${name}: ${count('agrees')} agree, ${count('refused')} refused precisely, ${count('differs')} differ, of ${outcomes.length}\n`,
  );
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  process.stdout.write(`time ${name} median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms\n`);
  process.stdout.write(`ratio corpus ${name} ${(good / outcomes.length).toFixed(3)}\n`);
}

function outcomeOf(example: Plan, folder: string, catalog: PackageCatalog): Outcome {
  const start = performance.now();
  try {
    const { builds } = detect({ repository: openRepository(join(folder, example.name)), catalog });
    return { name: example.name, milliseconds: performance.now() - start, ...compareWithPlan(example, builds) };
  } catch (error) {
    if (!(error instanceof AipackError)) throw error;
    const milliseconds = performance.now() - start;
    return { name: example.name, milliseconds, ...compareWithPlan(example, error) };
  }
}

function compareWithFind(folder: string, catalog: PackageCatalog): void {
  const best = (work: () => void) => Math.min(...Array.from({ length: 5 }, () => timed(work)));
  const find = best(() => spawnSync('find', [folder], { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1024 ** 3 }));
  const ours = best(() => {
    try {
      detect({ repository: openRepository(folder), catalog });
    } catch (error) {
      if (!(error instanceof AipackError)) throw error;
    }
  });
  process.stdout.write(`find ${find.toFixed(1)} ms, detection ${ours.toFixed(1)} ms\n`);
  process.stdout.write(`ratio corpus tree ${(ours / find).toFixed(2)}\n`);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
