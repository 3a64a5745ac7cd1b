import { lookup } from '../../untrusted/lookup.ts';
import type { Problem } from '../../schema/errors.ts';
import type { Repository } from './repository.ts';
import type { DetectionTables } from './tables.ts';
import type { Rejection } from './types.ts';

const OVERRIDE =
  'Add one of these files, point `context` at the folder that has one, or write an aipack.yml that names packages, commands and the start command.';

export function emptyRepository(): Problem {
  return {
    code: 'REPOSITORY_EMPTY',
    message: 'the repository holds no source: only documents, hidden and ignored files were found',
    hint: 'Check that the checkout is complete and that no ignore file hides the source.',
  };
}

/** Files that look like a manifest and are none as they are. */
const INSUFFICIENT: Readonly<Record<string, string>> = {
  Dockerfile: 'it is built as it is, without anything to detect, where `dockerfile` is not false',
  'CMakeLists.txt': 'it has no project(), so that it is part of another CMake project',
  'meson.build': 'it has no project(), so that it is part of another Meson project',
  Makefile: 'nothing beside it is C or C++ source',
};

/** Files that nobody builds from. */
const DOCUMENT = /^\.|\.(?:md|txt|rst|lock)$|^(?:licen[cs]e|notice|authors)/i;

/** What lies at the root, or in its only folder, and why each is not enough, as sentences. */
export function whatLies(repository: Repository): readonly string[] {
  const { files, directories } = repository.list('.');
  const below = directories.filter((name) => !name.startsWith('.')).slice(0, 3);
  const names = [...files, ...below.flatMap((name) => repository.list(name).files.map((file) => `${name}/${file}`))];
  return names
    .filter((name) => Object.hasOwn(INSUFFICIENT, name) || !DOCUMENT.test(name.slice(name.lastIndexOf('/') + 1)))
    .slice(0, 10)
    .map((name) => `${name}: ${lookup(INSUFFICIENT, name) ?? 'nothing says how this is built or started'}`);
}

/** Findings that are told: more say nothing that these do not. */
const MAX_FOUND = 100;

/** Says what was looked for, what was found and why it is no application, and what a limit left out. */
export function nothingDetected(
  { buildSystems }: DetectionTables,
  considered: readonly Rejection[],
  cuts: readonly string[],
  lying: readonly string[],
): Problem {
  const lookedFor = [...new Set(buildSystems.map((system) => system.looksFor).filter((files) => files !== ''))].join(
    ', ',
  );
  const all = [...new Set(considered.map(({ path, what, because }) => `${path}: ${what}: ${because}`))];
  const more = all.length > MAX_FOUND ? [`and ${all.length - MAX_FOUND} more`] : [];
  const found = [...cuts, ...all.slice(0, MAX_FOUND), ...more];
  return {
    code: 'NOTHING_DETECTED',
    message:
      found.length === 0
        ? `found nothing that can be built; looked for ${lookedFor}${lying.length === 0 ? '' : `\n${lying.map((line) => `- ${line}`).join('\n')}`}`
        : `found no application:\n${found.map((line) => `- ${line}`).join('\n')}`,
    hint: OVERRIDE,
  };
}
