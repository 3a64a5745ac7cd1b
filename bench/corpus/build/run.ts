import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { detect } from '../../../src/detect/detect.ts';
import { openRepository } from '../../../src/host/open-repository.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import { parseIndex, type PackageIndex } from '../../../src/wolfi/index.ts';
import { ensureLab, type Lab } from '../../../test/lab/lab.ts';
import { indexCatalog } from '../../../test/support/detect/index-catalog.ts';
import { attempt, type Limits } from './attempt.ts';
import { whileHeld } from './lock.ts';
import { absentRegistry } from './servers.ts';
import { fitToLab } from './stand-ins.ts';
import { line, totals, type Row } from './table.ts';

/** Detects each example against Wolfi's index, and builds and starts what the lab has packages for, one after the other. */
export async function buildExamples(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      build: { type: 'boolean' },
      json: { type: 'string' },
      language: { type: 'string' },
      limit: { type: 'string' },
      lock: { type: 'string' },
      only: { type: 'string' },
      seconds: { type: 'string', default: '100' },
    },
  });
  const lab = await ensureLab();
  const index = await labIndex(lab);
  const limits = { build: Number(values.seconds) * 1000, start: 60_000 };
  const { language, limit, only = '' } = values;
  const examples = positionals
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((folder) => folder.includes(only))
    .slice(0, limit === undefined ? undefined : Number(limit));
  const rows: Row[] = [];
  const work = mkdtempSync(join(tmpdir(), 'aipack-corpus-'));
  try {
    for (const folder of examples) {
      for (const found of detected(folder)) {
        if (language !== undefined && !language.split(',').includes(found.language)) continue;
        const row = 'build' in found ? await rowOf(lab, index, found, limits, work, values.lock) : found;
        rows.push(row);
        process.stdout.write(`${line(row)}\n`);
        if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows, undefined, 1));
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  process.stdout.write(totals(rows));
}

interface Found {
  readonly folder: string;
  readonly name: string;
  readonly language: string;
  readonly build: UniversalBuild;
}

function detected(folder: string): readonly (Found | Row)[] {
  const example = basename(folder);
  try {
    const { builds, unbuildable } = detect({ repository: openRepository(folder), catalog: indexCatalog() });
    const several = builds.length + unbuildable.length > 1;
    return builds.map((build) => {
      const { language, project_name: service } = build.metadata;
      return { folder, name: several ? `${example} (${service})` : example, language, build };
    });
  } catch (error) {
    if (!(error instanceof AipackError)) throw error;
    return [{ name: example, language: 'none', detected: 'refused', reason: error.message.split('\n')[0] ?? '' }];
  }
}

async function rowOf(
  lab: Lab,
  index: PackageIndex,
  { build, folder, language, name }: Found,
  limits: Limits,
  work: string,
  lock: string | undefined,
): Promise<Row> {
  const { metadata } = build;
  const detected = `${metadata.framework ?? metadata.language}, ${metadata.build_system}`;
  const { build: fitted, instead, lacks, leftOut } = fitToLab(build, index);
  const row = { name, language, detected, lacks, instead };
  if (lacks.length > leftOut.length)
    return { ...row, built: 'not here', reason: `needs ${lacks.filter((each) => !leftOut.includes(each)).join(', ')}` };
  const registry = absentRegistry(lab, folder, build);
  if (registry !== undefined) return { ...row, built: 'not here', reason: `needs ${registry}` };
  const tried = await whileHeld(lock, () => attempt(lab, folder, fitted, join(work, 'spec.json'), limits));
  return { ...row, ...tried };
}

async function labIndex({ packages }: Lab): Promise<PackageIndex> {
  const response = await fetch(`${packages.url}/x86_64/APKINDEX.tar.gz`);
  return parseIndex(Buffer.from(await response.arrayBuffer()), { keys: [], allowUntrusted: true });
}
