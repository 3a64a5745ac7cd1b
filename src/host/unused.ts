import { overridesFromEnvironment } from '../options/override-fields.ts';
import type { Row } from '../options/row.ts';
import { keyOf, OPTIONS, type Options } from '../options/table.ts';
import type { Target } from '../options/targets.ts';

/** What says nothing of an image that a Dockerfile makes. Where packages come from is often said for all builds of a machine. */
const FOR_PLANS = ['base-image', 'max-package-age', 'fail-on-stale'] as const;
/** What says how a BuildKit is started. */
const FOR_STARTED = ['buildkit-image', 'buildkitd-config'] as const;

/** What was said of packages and single fields, which a Dockerfile's build does not heed, as sentences. */
export function unusedByDockerfile(options: Options, environment: NodeJS.ProcessEnv): readonly string[] {
  const unused = [
    // What the runner fills in was said by nobody.
    ...FOR_PLANS.filter((name) => isGiven(options[keyOf(name)]) && options[keyOf(name)] !== filledIn(name)),
    ...overridesFromEnvironment(environment).map(({ name }) => name),
  ];
  if (unused.length === 0) return [];
  return [
    `The Dockerfile says all of how to build, so that ${unused.join(', ')} counts for nothing; with \`dockerfile: false\` (--no-dockerfile) it counts.`,
  ];
}

/** What was said of a BuildKit to start, where another one is used, as sentences. */
export function unusedByBuildkit(options: Options, endpoint: string, started: string | undefined): readonly string[] {
  const unused = FOR_STARTED.filter((name) => isGiven(options[keyOf(name)]));
  if (unused.length === 0 || (started !== undefined && endpoint === `docker-container://${started}`)) return [];
  return [
    `${unused.join(' and ')} only counts for a BuildKit that is started here, and the build uses the one at ${endpoint}: configure that, or name the address of another with \`buildkit\` (--buildkit).`,
  ];
}

/** Said where a build makes an image for nobody. */
export const NOWHERE =
  'Nothing is asked to be done with the image, which stays in the cache of BuildKit: add `push: true` (--push) with tags, `load: true` (--load), or an output such as `outputs: type=oci,dest=image.tar` (-o).';

function isGiven(value: Options[keyof Options]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== false;
}

function filledIn(name: (typeof FOR_PLANS)[number]): string | undefined {
  const { input }: Row = OPTIONS[name];
  return input?.default;
}

/** What was said of an image where none is made, as sentences. */
export function unusedWithoutImage(
  { annotations }: Pick<Options, 'annotations'>,
  outputs: readonly Pick<Target, 'type'>[],
): readonly string[] {
  const isMade = outputs.length === 0 || outputs.some(({ type }) => ['image', 'oci', 'docker'].includes(type));
  if (isMade || annotations.length === 0) return [];
  return [
    'annotations count for nothing, since no image is made: an output of type image, oci or docker has them, as has what is pushed.',
  ];
}
