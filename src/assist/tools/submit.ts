import * as z from 'zod/mini';
import type { Problem } from '../../schema/errors.ts';
import { universalBuildSchema, type UniversalBuild } from '../../schema/universal-build.ts';
import { refusalOf } from '../conversation/prompt.ts';
import { defineTool, type Json, type Tool } from '../tool.ts';

/** What a check says of a submission: the build that it is, or all that is wrong with it. */
export type Checked =
  { readonly build: UniversalBuild; readonly problems?: never } | { readonly problems: readonly Problem[] };

/** Checks the text of a submission exactly as a person's file is checked. */
export type CheckBuild = (content: string) => Promise<Checked>;

export const SUBMIT = 'submit_detection';

/**
 * How a model says that it is done. A build that holds is accepted; one that does not is refused with everything that is wrong.
 * @param accept called with a build that holds; what it gives is told besides
 */
export function submitDetection(
  check: CheckBuild,
  accept: (build: UniversalBuild) => Readonly<Record<string, Json>> | undefined,
): Tool {
  const { $schema: _, ...build } = z.toJSONSchema(universalBuildSchema, { io: 'input' });
  return defineTool({
    name: SUBMIT,
    description:
      'Submits the build of the repository. It is checked as a file that a person wrote: its shape, its paths, and every package against ' +
      'the index. When it is refused, the answer says all that is wrong.',
    input: z.strictObject({ build: z.record(z.string(), z.unknown()) }),
    parameters: { type: 'object', properties: { build }, required: ['build'], additionalProperties: false },
    run: async ({ build: given }) => {
      const checked = await check(JSON.stringify(given));
      if (checked.problems !== undefined) return { accepted: false, problems: refusalOf(checked.problems) };
      return { accepted: true, ...accept(checked.build) };
    },
  });
}
