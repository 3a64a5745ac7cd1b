import { dockerSilence } from '../buildkit/index.ts';
import { detectStage } from '../app/line.ts';
import { selectService } from '../app/select-service.ts';
import type { Options } from '../options/table.ts';
import { AipackError } from '../schema/errors.ts';
import { printable, say } from '../untrusted/printable.ts';
import type { OpenLine } from './line-verbs.ts';
import type { CliSurroundings } from './surroundings.ts';

/**
 * Where nothing is said of what becomes of the image, and Docker answers, it is loaded there: who builds on a machine of their own
 * wants to have it. Docker takes one platform.
 */
export async function loadedByDefault(
  options: Options,
  line: OpenLine,
  surroundings: CliSurroundings,
): Promise<Options> {
  const { push, load, outputs, quiet } = options;
  const { environment, signal, stderr } = surroundings;
  if (push || load || outputs.length > 0 || line.settings.platforms.length > 1) return options;
  if ((await dockerSilence({ environment, signal })) !== undefined) return options;
  const loaded = await namedOptions(options, line).catch((error: unknown) => {
    // The build itself tells what is wrong, with whatever else is.
    if (error instanceof AipackError) return undefined;
    throw error;
  });
  if (loaded === undefined) return options;
  if (!quiet)
    stderr(
      say`notice: ${printable(loaded.tags.join(', '))} is loaded into Docker, since no --push or -o says otherwise\n`,
    );
  return loaded;
}

/** Options that load an image, which is called as the service where no tag says how. */
export async function namedOptions(options: Options, line: OpenLine): Promise<Options> {
  const tags = options.tags.length > 0 ? options.tags : [await serviceName(line)];
  return { ...options, load: true, tags };
}

async function serviceName({ settings, outside }: OpenLine): Promise<string> {
  const { builds, unbuildable, dockerfile } = await detectStage(settings, outside);
  return dockerfile ?? selectService(builds, settings.service, unbuildable).metadata.project_name;
}
