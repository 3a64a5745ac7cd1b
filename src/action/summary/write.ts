import * as core from '@actions/core';
import { AipackError, describeProblem } from '../../schema/errors.ts';
import { html, preformatted, type Html } from './markup.ts';

/** Why nothing was built. */
export async function writeFailure(error: unknown): Promise<void> {
  const text =
    error instanceof AipackError
      ? error.problems.map(describeProblem).join('\n\n')
      : 'An error inside aipack; the log has it.';
  await write([html`<h3>aipack: not built</h3>`, preformatted(text)]);
}

/**
 * Blocks as a text. They are one piece of HTML up to the first empty line, and an empty line ends it: what comes next begins as HTML whatever
 * stands in the file before.
 */
export function textOf(blocks: readonly Html[]): string {
  return `${blocks.map((block) => block.html).join('\n')}\n\n`;
}

/** Adds blocks to the page of the run. */
export async function write(blocks: readonly Html[]): Promise<void> {
  await core.summary.addRaw(textOf(blocks)).write();
}
