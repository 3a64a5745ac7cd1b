import { factsOfBuild, factsOfPlan } from '../app/delta/plan-facts.ts';
import { detectStage, planStage } from '../app/line.ts';
import { namedPlatforms } from '../app/platform.ts';
import { selectService } from '../app/select-service.ts';
import { runDiff, type PlanFolder } from '../host/diff.ts';
import { credentialsOf } from '../host/docker-config.ts';
import { RegistryClient } from '../oci/index.ts';
import type { Options } from '../options/table.ts';
import { printableJson, printableLines, say } from '../untrusted/printable.ts';
import { Ended } from './ended.ts';
import { openLine, tellAside } from './line-verbs.ts';
import { describeDelta } from './print-delta.ts';
import type { CliSurroundings } from './surroundings.ts';

/** That two things differ, as diff says it. */
const DIFFERENT = 1;

/**
 * `aipack diff`: what differs between two images or two plans.
 * @throws Ended where anything does, once it is told
 */
export async function runDiffCommand(
  before: string,
  after: string,
  options: Options,
  surroundings: CliSurroundings,
): Promise<void> {
  const { directory, environment, signal, stderr, stdout } = surroundings;
  const onWarning = (message: string): void => stderr(say`warning: ${printableLines(message, '  ')}\n`);
  const credentials = credentialsOf({ environment, onWarning });
  const delta = await runDiff(before, after, {
    directory,
    registry: new RegistryClient({ fetch, credentials, signal, insecure: options.insecureRegistries }),
    planFolder: planFolder(options, surroundings),
    platforms: namedPlatforms(options.platforms),
  });
  stdout(say`${options.format === 'json' ? printableJson(delta, 2) : describeDelta(delta)}\n`);
  if (!delta.same) throw new Ended(DIFFERENT);
}

/** A folder as it would be planned now, with the options of the verb. */
function planFolder(options: Options, surroundings: CliSurroundings): PlanFolder {
  return async (context, as) => {
    const { outside, settings } = await openLine({ ...options, context }, surroundings);
    if (as === 'plan') {
      const planned = await planStage(settings, outside);
      tellAside(planned, surroundings);
      return planned.plans.map(factsOfPlan);
    }
    const detected = await detectStage(settings, outside);
    tellAside(detected, surroundings);
    const { builds, unbuildable } = detected;
    const wanted = settings.service === undefined ? builds : [selectService(builds, settings.service, unbuildable)];
    return wanted.map(factsOfBuild);
  };
}
