import { joined, printable, type Printable } from '../untrusted/printable.ts';
import { describeLocation } from '../schema/errors.ts';
import { normaliseCommand, type NormalisedCommand, type Reason } from '../schema/universal-build.ts';
import type { DetectResult } from './detect.ts';

/** One service of an account: what was decided, and from where. */
export interface Account {
  readonly service: string;
  readonly path: string;
  readonly decisions: readonly Reason[];
  readonly commands: readonly { readonly run: string; readonly sees: string }[];
}

/** What, why and from where, and what was considered and rejected, as data for a face to print. */
export function explain(result: DetectResult): {
  readonly services: readonly Account[];
  readonly rejected: DetectResult['considered'];
  readonly notices: DetectResult['notices'];
} {
  return {
    services: result.builds.map(({ metadata, build }) => ({
      service: metadata.project_name,
      path: metadata.path,
      decisions: metadata.reasoning,
      commands: describeCommands(build.commands.map(normaliseCommand)),
    })),
    rejected: result.considered,
    notices: result.notices,
  };
}

/** Most pieces of the source that one line names. */
const MAX_NAMED = 6;

function describeCommands(commands: readonly NormalisedCommand[]): Account['commands'] {
  let seen: 'nothing' | 'some' | 'everything' = 'nothing';
  return commands.map(({ run, inputs }) => {
    const before = seen;
    if (inputs === undefined) seen = 'everything';
    else if (inputs.length > 0 && seen === 'nothing') seen = 'some';
    return { run, sees: describeInputs(inputs, before) };
  });
}

function describeInputs(inputs: readonly string[] | undefined, before: 'nothing' | 'some' | 'everything'): string {
  if (inputs === undefined || before === 'everything') return 'the whole source';
  if (inputs.length === 0) return before === 'nothing' ? 'nothing of the source' : 'what the commands before it saw';
  const more = inputs.length - MAX_NAMED;
  return more > 1 ? `${inputs.slice(0, MAX_NAMED).join(', ')} and ${more} more` : inputs.join(', ');
}

/**
 * The account as text, one paragraph a service.
 * @param unread files that nothing was read of
 */
export function explainText(result: DetectResult, unread: readonly string[] = []): Printable {
  const { services, rejected, notices } = explain(result);
  const lines = services.flatMap(({ service, path, decisions, commands }) => [
    `${service} (${path})`,
    ...decisions.map(({ what, value, because, file, line, source }) => {
      const where = file === undefined ? '' : ` [${describeLocation(line === undefined ? { file } : { file, line })}]`;
      const by = source === undefined ? '' : ` (${source})`;
      return `  ${what}${by}: ${value}, because ${because}${where}`;
    }),
    ...commands.map(({ run, sees }) => `  runs: ${run.split('\n')[0] ?? ''} (sees ${sees})`),
    '',
  ]);
  const rejections = rejected.map(({ path, what, because }) => `  ${path}: ${what}: ${because}`);
  const said = notices.map(
    ({ message, location }) => `  ${location === undefined ? '' : `${describeLocation(location)}: `}${message}`,
  );
  const all = [
    ...lines,
    ...(rejections.length > 0 ? ['considered and rejected', ...rejections, ''] : []),
    ...(unread.length > 0
      ? ['found and not understood', ...unread.map((path) => `  ${path}: nothing of it was read`), '']
      : []),
    ...(said.length > 0 ? ['notices', ...said, ''] : []),
  ];
  return joined(
    all.map((line) => printable(line)),
    '\n',
  );
}
