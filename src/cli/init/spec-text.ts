import { stringify } from 'yaml';
import { overridesOf } from '../../app/overrides-of.ts';
import type { UniversalBuild } from '../../schema/universal-build.ts';

/** Lines before what was found, each a comment as all the others. */
const HEAD = [
  'What aipack found here. Nothing of it is said yet: a line counts once its "# " is gone, with the lines that it stands in.',
  '"..." in a list stands for what is found. `aipack schema` prints what else can be said.',
];

/** An `aipack.yml` that changes nothing: what detection found, as comments. Without them it says just that. */
export function specText(builds: readonly UniversalBuild[]): string {
  const [only, ...more] = builds;
  const found =
    only === undefined || more.length > 0
      ? { services: Object.fromEntries(builds.map((build) => [build.metadata.project_name, overridesOf(build)])) }
      : { name: only.metadata.project_name, ...overridesOf(only) };
  const lines = stringify(found, { lineWidth: 0 }).trimEnd().split('\n');
  return `${[...HEAD.map((line) => `## ${line}`), ...lines.map((line) => `# ${line}`)].join('\n')}\n`;
}
