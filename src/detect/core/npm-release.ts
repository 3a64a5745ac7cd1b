import type { Project } from './project.ts';
import type { Draft } from './types.ts';

/** The newest npm that runs on Node.js 16 and 18: 11 ends at once on the first, 12 on both (tried; its `engines` begin at 22). */
const OLDER = 'npm~10';

/** Gives an older Node.js the npm that runs on it: the package of that name is the newest, which ends at once there. */
export function withFittingNpm(project: Project, draft: Draft): Draft {
  const old = [...draft.build.packages, ...draft.runtime.packages].find((name) => /^nodejs-(?:1\d|21)$/.test(name));
  const fitting = (packages: readonly string[]) => packages.map((name) => (name === 'npm' ? OLDER : name));
  const build = fitting(draft.build.packages);
  const runtime = fitting(draft.runtime.packages);
  if (old === undefined || ![...build, ...runtime].includes(OLDER)) return draft;
  project.decide('package manager version', OLDER, `later releases do not run on ${old}`);
  return {
    ...draft,
    build: { ...draft.build, packages: build },
    runtime: { ...draft.runtime, packages: runtime },
  };
}
