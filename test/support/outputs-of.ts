import { type OutputMode, type OutputRow, OUTPUTS } from '../../src/options/output-rows.ts';

/** Names of the outputs that a mode sets, in their order. */
export function outputsOf(mode: OutputMode): readonly string[] {
  return Object.entries<OutputRow>(OUTPUTS)
    .flatMap(([name, { modes }]) => (modes.includes(mode) ? [name] : []))
    .sort();
}
