import { describeLocation } from '../schema/errors.ts';
import { normaliseCommand, type Reason } from '../schema/universal-build.ts';
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
      commands: build.commands.map(normaliseCommand).map(({ run, inputs }) => ({ run, sees: describeInputs(inputs) })),
    })),
    rejected: result.considered,
    notices: result.notices,
  };
}

function describeInputs(inputs: readonly string[] | undefined): string {
  if (inputs === undefined) return 'the whole source';
  return inputs.length === 0 ? 'nothing of the source' : inputs.join(', ');
}

/** The account as text, one paragraph a service. */
export function explainText(result: DetectResult): string {
  const { services, rejected, notices } = explain(result);
  const lines = services.flatMap(({ service, path, decisions, commands }) => [
    `${service} (${path})`,
    ...decisions.map(({ what, value, because, file, line }) => {
      const where = file === undefined ? '' : ` [${describeLocation(line === undefined ? { file } : { file, line })}]`;
      return `  ${what}: ${value}: ${because}${where}`;
    }),
    ...commands.map(({ run, sees }) => `  runs: ${run.split('\n')[0] ?? ''} (sees ${sees})`),
    '',
  ]);
  const rejections = rejected.map(({ path, what, because }) => `  ${path}: ${what}: ${because}`);
  const said = notices.map(
    ({ message, location }) => `  ${location === undefined ? '' : `${describeLocation(location)}: `}${message}`,
  );
  return [
    ...lines,
    ...(rejections.length > 0 ? ['considered and rejected', ...rejections, ''] : []),
    ...(said.length > 0 ? ['notices', ...said, ''] : []),
  ].join('\n');
}
