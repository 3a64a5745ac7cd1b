import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Assist, AssistQuestion, AssistWishes } from '../../app/assist.ts';
import { readingOf } from '../../app/in-time.ts';
import type { BootstrapContext } from '../../assist/context/format.ts';
import { wolfiHints } from '../../assist/context/hints.ts';
import { scanRepository } from '../../assist/context/scan.ts';
import { repositoryState } from '../../assist/context/state.ts';
import { converse } from '../../assist/conversation/converse.ts';
import { fromModel } from '../../assist/conversation/from-model.ts';
import { CONVERSATION_TIME } from '../../assist/conversation/limits.ts';
import { correctionMessage, firstMessage, SYSTEM_PROMPT, type FailedBuild } from '../../assist/conversation/prompt.ts';
import { canonical } from '../../assist/model/canonical.ts';
import type { ModelProvider } from '../../assist/model/model.ts';
import type { Recordings } from '../../assist/model/recorded.ts';
import { ToolRegistry } from '../../assist/tool-registry.ts';
import { explorationTools } from '../../assist/tools/all.ts';
import { submitDetection } from '../../assist/tools/submit.ts';
import { REGISTRY } from '../../detect/registry.ts';
import { AipackError, type ProblemCode } from '../../schema/errors.ts';
import type { UniversalBuild } from '../../schema/universal-build.ts';
import { cacheFolder } from '../cache-folder.ts';
import type { AssistantOptions } from './assistant-options.ts';
import { answersIn } from './kept-answers.ts';
import { openProvider } from './open-provider.ts';
import { whyNotAsked } from './trust.ts';
import { modelView } from './view.ts';

/** What may be the fault of a plan, and mended by another one. */
const OF_PLANS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['BUILD_FAILED', 'IMAGE_DOES_NOT_START']);

/** The model of a run: it is asked for a build, and once more where that failed. */
export class Assistant implements Assist {
  readonly #options: AssistantOptions;
  #made: UniversalBuild | undefined;
  #failed: FailedBuild | undefined;
  /** Under which the answer is kept; nowhere without it. */
  #key: string | undefined;

  constructor(options: AssistantOptions) {
    this.#options = options;
  }

  async ask(question: AssistQuestion): Promise<UniversalBuild> {
    const { settings, wishes, environment, inTime, tracked } = this.#options;
    refuseStrangers(wishes, environment);
    const provider = openProvider(this.#options);
    const { repository, whole } = modelView(settings.context, await tracked());
    const context = await inTime(readingOf(repository), (): BootstrapContext => {
      const scan = scanRepository(repository, () => performance.now());
      return { scan, hints: wolfiHints(scan, REGISTRY, question.catalog, question.index) };
    });
    const state = await inTime(readingOf(whole), () => repositoryState(whole));
    const isKept = state !== undefined && wishes.assistRecord === undefined && wishes.assistReplay === undefined;
    const first = firstMessage(context);
    this.#key = isKept ? hash('sha256', canonical([provider.name, SYSTEM_PROMPT, first, state]), 'hex') : undefined;
    const failed = this.#failed;
    const known = failed === undefined ? await this.#keptAnswer(provider, question) : undefined;
    if (known !== undefined) return known;
    const tools = explorationTools({ ...question, repository, registry: REGISTRY });
    const asked = failed === undefined ? first : correctionMessage(context, failed);
    const build = await this.#converse(provider, asked, tools, question);
    // A correction takes the place of what failed.
    await this.#keep(build);
    return this.#named(build, provider);
  }

  async takesBack(failure: unknown): Promise<boolean> {
    const isOwn = failure instanceof AipackError && failure.problems.some(({ code }) => OF_PLANS.has(code));
    if (!isOwn || this.#made === undefined) return false;
    if (this.#failed !== undefined) {
      await this.#keep(null);
      return false;
    }
    this.#failed = { build: this.#made, failure: failure.message };
    this.#options.tell('the build of the model failed; it is asked once for a correction');
    return true;
  }

  /** An answer from before counts only while it holds: packages come and go. */
  async #keptAnswer(provider: ModelProvider, { check }: AssistQuestion): Promise<UniversalBuild | undefined> {
    const text = this.#key === undefined ? undefined : await this.#answers().get(this.#key);
    if (text === undefined) return undefined;
    const { build } = await check(text).then((checked) => ('build' in checked ? checked : { build: undefined }));
    if (build === undefined) return undefined;
    this.#options.tell(`${provider.name} was asked about this state of the repository before: its answer is taken`);
    return this.#named(build, provider);
  }

  async #converse(
    provider: ModelProvider,
    first: string,
    tools: ReturnType<typeof explorationTools>,
    { check }: AssistQuestion,
  ): Promise<UniversalBuild> {
    const { signal, tell } = this.#options;
    let accepted: UniversalBuild | undefined;
    const submit = submitDetection(check, (build) => {
      accepted = build;
      return undefined;
    });
    tell(`asking ${provider.name} how the repository is built; text of it is sent there`);
    const { turns, tokens } = await converse({
      provider,
      tools: new ToolRegistry([...tools, submit]),
      first,
      isDone: () => accepted !== undefined,
      tell,
      signal,
      deadline: AbortSignal.timeout(CONVERSATION_TIME),
    });
    if (accepted === undefined) throw new Error('A conversation ended without a submission and without an error.');
    tell(`${provider.name} submitted a build that holds, after ${turns} answers and about ${tokens} tokens`);
    return accepted;
  }

  #named(build: UniversalBuild, { name }: ModelProvider): UniversalBuild {
    this.#made = build;
    return fromModel(build, name);
  }

  #answers(): Recordings {
    return answersIn(join(cacheFolder(this.#options.environment), 'assist'));
  }

  /** Keeps an answer for the next run, or that there is none which works. */
  async #keep(build: UniversalBuild | null): Promise<void> {
    if (this.#key === undefined) return;
    await this.#answers()
      .put(this.#key, JSON.stringify(build))
      .catch((error: unknown) => {
        this.#options.tell(`the answer could not be kept: ${error instanceof Error ? error.message : String(error)}`);
      });
  }
}

/** @throws AipackError ASSIST_REFUSED */
function refuseStrangers({ assistForce }: AssistWishes, environment: NodeJS.ProcessEnv): void {
  const why = assistForce === true ? undefined : whyNotAsked(environment);
  if (why === undefined) return;
  throw new AipackError({
    code: 'ASSIST_REFUSED',
    message: `No language model is asked in this run: ${why}`,
    hint: 'Write an aipack.yml where the repository is trusted (aipack detect --assist --write), or force it with assist-force.',
  });
}
