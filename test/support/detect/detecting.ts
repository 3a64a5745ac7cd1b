import { detect, type DetectResult } from '../../../src/detect/detect.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { AipackError, type Problem } from '../../../src/schema/errors.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import { STATIC_RULES, validateBuild } from '../../../src/schema/validator.ts';
import { indexCatalog } from './index-catalog.ts';

export type Files = Readonly<Record<string, string | object>>;

/** Detects a tree given as path → text, or path → value for JSON manifests. Every build must hold to the static rules. */
export function detecting(files: Files, name = 'shop'): DetectResult {
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    ]),
  );
  const catalog = indexCatalog();
  const result = detect({ repository: memoryRepository(texts, name), catalog });
  for (const build of result.builds) {
    const problems = validateBuild(build, STATIC_RULES);
    if (problems.length > 0) throw new AipackError(problems);
    const unknown = [...build.build.packages, ...build.runtime.packages].filter(
      (item) => !catalog.has(item.replace(/[<=>~].*/, '')),
    );
    if (unknown.length > 0)
      throw new Error(`${build.metadata.project_name} names packages that do not exist: ${unknown.join(', ')}`);
  }
  return result;
}

/** The only service of a tree. */
export function detectingOne(files: Files, name?: string): UniversalBuild {
  const { builds } = detecting(files, name);
  const [build] = builds;
  if (build === undefined || builds.length > 1) {
    throw new Error(`expected one service, found ${builds.map((each) => each.metadata.project_name).join(', ')}`);
  }
  return build;
}

/** The problems that detection of a tree ends in. */
export function problemsOf(files: Files): readonly Problem[] {
  try {
    detecting(files);
  } catch (error) {
    if (error instanceof AipackError) return error.problems;
    throw error;
  }
  throw new Error('detection found nothing wrong');
}

/** The command lines of the build stage. */
export function commandLines(build: UniversalBuild): readonly string[] {
  return build.build.commands.map((command) => (typeof command === 'string' ? command : command.run));
}

/** `value (file:line)` of a decision, the way a reader checks it. */
export function decision(build: UniversalBuild, what: string): string | undefined {
  const reason = build.metadata.reasoning.find((candidate) => candidate.what === what);
  if (reason === undefined) return undefined;
  const where =
    reason.file === undefined ? '' : ` (${reason.file}${reason.line === undefined ? '' : `:${reason.line}`})`;
  return `${reason.value}${where}`;
}
