import type { Output } from '../framework.ts';
import type { JavascriptProject } from '../javascript-project.ts';
import { nxTarget, type NxTarget } from './nx-target.ts';

/** The application that is all of an Nx repository: its project.json lies beside nx.json. */
export function nxStandalone({ project: { folder } }: JavascriptProject): NxTarget | undefined {
  if (!folder.has('nx.json') || !folder.has('project.json')) return undefined;
  const target = nxTarget(folder, folder);
  return typeof target === 'string' ? undefined : target;
}

/** What the build target of such an application leaves, where its start script only hands on to Nx. */
export function nxOutput(js: JavascriptProject): Output | undefined {
  const target = nxStandalone(js);
  const { start = 'nx serve' } = js.manifest.scripts;
  if (target === undefined || !/\bnx\b/.test(start) || js.project.hints.start !== undefined) return undefined;
  const { kind, because, location } = target;
  const directory = js.project.folder.relative(target.output);
  if (kind === 'static') return { kind, directory, singlePage: true, because, location };
  if (kind !== 'node') return undefined;
  return {
    kind: 'server',
    command: ['node', `${directory}/${target.main}`],
    instead: true,
    buildEnv: { NX_DAEMON: 'false' },
    because,
    location,
  };
}
