import type { DetectResult } from '../detect/detect.ts';
import type { Repository } from '../detect/core/repository.ts';
import type { Notice } from '../detect/core/types.ts';
import { loadBuilds, type LoadedBuilds } from '../schema/load.ts';
import { OVERRIDE_FILES } from '../schema/override-files.ts';
import { givenOverrides } from './asked-settings.ts';
import type { InTime } from './in-time.ts';
import { readPrinted, type PrintedBuild } from './printed-build.ts';
import type { LineSettings } from './settings.ts';

interface SpecOutside {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly inTime: InTime;
  readonly repository: () => Promise<Repository>;
}

/**
 * What a spec file says in place of what detection finds. It says all of it: what else says how to build is left out, with a warning.
 * @throws AipackError with every violation found
 */
export async function detectedInSpec(
  { content, file }: NonNullable<LineSettings['spec']>,
  settings: LineSettings,
  outside: SpecOutside,
): Promise<DetectResult & Pick<LoadedBuilds, 'locations'> & { readonly warnings: readonly Notice[] }> {
  const task = { what: 'Reading the spec file', file: () => file };
  const printed = await printedIn({ content, file }, outside.inTime);
  const { builds, warnings, locations } = await outside.inTime(task, () =>
    loadBuilds(printed?.content ?? content, file),
  );
  const repository = await outside.repository();
  const given = givenOverrides(settings, outside.environment).map(({ name }) => name);
  const unused = [...new Set([...given, ...OVERRIDE_FILES.filter((name) => repository.peek(name) !== undefined)])];
  const obsolete = warnings.map((message): Notice => ({ code: 'SPEC_OBSOLETE', message }));
  return {
    builds,
    locations,
    considered: [],
    unbuildable: [],
    notices: [],
    warnings: unused.length === 0 ? obsolete : [...obsolete, overridesUnused(file, unused)],
  };
}

/** What `validate` or `plan` printed into a spec file, where it is from them. */
export function printedIn(spec: NonNullable<LineSettings['spec']>, inTime: InTime): Promise<PrintedBuild | undefined> {
  return inTime({ what: 'Reading the spec file', file: () => spec.file }, () => readPrinted(spec));
}

function overridesUnused(file: string, unused: readonly string[]): Notice {
  const message = `${file} says all of how to build, so that what ${unused.join(', ')} say is not heeded: write it in ${file}.`;
  return { code: 'OVERRIDES_UNUSED', message };
}
