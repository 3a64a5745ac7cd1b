import type { DetectResult } from '../detect/detect.ts';
import type { Repository } from '../detect/core/repository.ts';
import type { Notice, PackageCatalog } from '../detect/core/types.ts';
import { AipackError } from '../schema/errors.ts';
import type { Locate } from '../schema/locate.ts';
import { applyOverrides, type OverrideSource } from '../schema/overrides.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import type { PackageIndex } from '../wolfi/index.ts';
import type { Assist, AssistWishes } from './assist.ts';
import { dockerfileService } from './root-dockerfile.ts';
import { checkSubmission } from './submission.ts';

/** What the line hands over where a model may be asked. */
export interface AssistedLine<T> {
  readonly mode: AssistWishes['assist'];
  readonly assist: Assist;
  readonly repository: () => Promise<Repository>;
  readonly catalog: PackageCatalog;
  readonly index: PackageIndex;
  /** What rules find. */
  readonly detect: () => Promise<T>;
  /** Checks a build and pins its packages, as for a person's file. */
  readonly pin: (build: UniversalBuild) => Promise<unknown>;
  /** What people say of single fields, which wins over what a model says too. */
  readonly overrides: (repository: Repository) => Promise<readonly OverrideSource[]>;
}

interface FromModel extends DetectResult {
  readonly warnings: readonly Notice[];
  readonly locations: ReadonlyMap<UniversalBuild, Locate>;
}

/**
 * What rules find, or what a model makes of the repository where they find nothing, or in their place.
 * @throws AipackError what rules say, and what came of asking
 */
export async function assisted<T>(line: AssistedLine<T>): Promise<T | FromModel> {
  if (line.mode === 'only') return fromModel(line);
  try {
    return await line.detect();
  } catch (error) {
    if (!isLeftToModel(error) || dockerfileService(await line.repository()) !== undefined) throw error;
    return await fromModel(line).catch((failure: unknown) => {
      throw failure instanceof AipackError ? new AipackError([...error.problems, ...failure.problems]) : failure;
    });
  }
}

/** Whether rules know nothing of a repository, rather than something that is wrong with it. */
function isLeftToModel(error: unknown): error is AipackError {
  if (!(error instanceof AipackError)) return false;
  return error.code === 'NOTHING_DETECTED' || error.problems.every(({ code }) => code === 'FEATURE_UNSUPPORTED');
}

async function fromModel<T>({
  assist,
  catalog,
  index,
  pin,
  repository,
  overrides,
}: AssistedLine<T>): Promise<FromModel> {
  const submitted = await assist.ask({ catalog, index, check: (content) => checkSubmission(content, pin) });
  const tree = await repository();
  const builds = applyOverrides([submitted], await overrides(tree), tree.name);
  const notice: Notice = {
    code: 'PLAN_FROM_MODEL',
    message: `a language model wrote the plan of ${submitted.metadata.project_name}: read its commands before you build it, and keep it with \`aipack detect --assist --write\``,
  };
  return { builds, notices: [notice], considered: [], unbuildable: [], warnings: [], locations: new Map() };
}
