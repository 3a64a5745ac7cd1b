import type { CheckBuild } from '../assist/tools/submit.ts';
import type { PackageCatalog } from '../detect/core/types.ts';
import type { Options } from '../options/table.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import type { PackageIndex } from '../wolfi/index.ts';

/** What is said of asking a model: texts, nothing checked. */
export type AssistWords = Pick<
  Options,
  'assist' | 'assistEndpoint' | 'assistModel' | 'assistStream' | 'assistForce' | 'assistRecord' | 'assistReplay'
>;

/** The same where one may be asked: `fallback` where rules find nothing, `only` in their place. */
export type AssistWishes = Partial<AssistWords> & { readonly assist: Exclude<AssistWords['assist'], 'off'> };

/** What is known before a model is asked, and what its submission is held to. */
export interface AssistQuestion {
  readonly catalog: PackageCatalog;
  readonly index: PackageIndex;
  readonly check: CheckBuild;
}

/** A language model that may be asked how a repository is built. */
export interface Assist {
  /**
   * A build that holds, with the model named in its reasons.
   * @throws AipackError ASSIST_REFUSED, ASSIST_FAILED or ASSIST_GAVE_UP
   */
  ask(question: AssistQuestion): Promise<UniversalBuild>;
  /**
   * Gives back a build that failed, once: the next question is about what went wrong. False where that can't help, or was done.
   * @param failure what the run ended in
   */
  takesBack(failure: unknown): Promise<boolean>;
}
