import { stringify } from 'yaml';
import { NONROOT_USER, type UniversalBuild } from '../schema/universal-build.ts';
import { printable } from '../untrusted/printable.ts';
import { overridesOf } from './overrides-of.ts';

/** Where programs run unless a build says otherwise. */
const WORKDIR = '/app';

/** An `aipack.yml` that says all of a build, so that nothing has to be detected; why it is so stands above it. */
export function planFile(build: UniversalBuild): string {
  const { metadata, runtime } = build;
  const overrides = overridesOf(build) as { readonly build: object; readonly runtime: object };
  const said = {
    name: metadata.project_name,
    language: metadata.language,
    build: overrides.build,
    runtime: {
      ...overrides.runtime,
      ...(runtime.workdir === WORKDIR ? {} : { workdir: runtime.workdir }),
      ...(runtime.user === NONROOT_USER ? {} : { user: runtime.user }),
    },
  };
  const reasons = metadata.reasoning.map(({ what, value, because, file }) =>
    printable(`${what}: ${value}, because ${because}${file === undefined ? '' : ` (${file})`}`),
  );
  const head = ['A language model wrote this plan. Read it before you commit it.', ...reasons];
  return `${head.map((line) => `# ${line}`).join('\n')}\n${stringify(said, { lineWidth: 0 })}`;
}
