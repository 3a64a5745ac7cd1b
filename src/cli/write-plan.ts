import { relative, resolve } from 'node:path';
import { planFile } from '../app/plan-file.ts';
import type { Detected } from '../app/line.ts';
import { isFromModel } from '../assist/conversation/from-model.ts';
import { look } from '../host/workspace-path.ts';
import { AipackError } from '../schema/errors.ts';
import { OVERRIDE_FILES } from '../schema/override-files.ts';
import { printable, type Printable } from '../untrusted/printable.ts';
import { writeFiles } from './init/write-files.ts';

/**
 * Writes what a model found as an `aipack.yml` into the folder of the repository, and says so.
 * @throws AipackError INPUT_INVALID where no model made a plan, or such a file is there and `force` is not given
 */
export function writePlan(
  { builds }: Pick<Detected, 'builds'>,
  { context, directory, force }: { readonly context: string; readonly directory: string; readonly force: boolean },
): Printable {
  const [build] = builds;
  if (build === undefined || !isFromModel(build)) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: 'No language model made this plan, and rules find it again: nothing was written',
      hint: 'Leave --write out, or ask the model in place of rules with --assist=only.',
    });
  }
  const [usual] = OVERRIDE_FILES;
  const name = OVERRIDE_FILES.find((each) => look(resolve(context, each)) !== undefined) ?? usual;
  writeFiles([{ path: name, text: planFile(build) }], { directory: context, roots: [context] }, force);
  return printable(`Wrote ${relative(directory, resolve(context, name))}.`);
}
