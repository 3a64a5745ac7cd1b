import { overridesFromEnvironment } from '../options/override-fields.ts';
import { sha256 } from '../oci/index.ts';
import type { StatedSettings } from '../image/stated-settings.ts';
import type { OverrideSource, Overrides, ServiceOverrides } from '../schema/overrides.ts';
import type { LineSettings } from './settings.ts';

/** What was asked for, as statements tell it; the base image only counts where packages are installed in one. */
export type AskedSettings = Omit<StatedSettings, 'baseImage' | 'buildPlatform'> & { readonly baseImage: string };

/** What a user said beyond what is in the repository, in the order in which it applies. */
export function givenOverrides(
  { overrides }: Pick<LineSettings, 'overrides'>,
  environment: Readonly<Record<string, string | undefined>>,
): readonly OverrideSource[] {
  return [...overridesFromEnvironment(environment), ...overrides];
}

export function askedSettings(
  settings: Pick<LineSettings, 'baseImage' | 'labels' | 'overrides' | 'spec'>,
  environment: Readonly<Record<string, string | undefined>>,
): AskedSettings {
  const { baseImage, labels, spec } = settings;
  // What a spec file says is not overridden.
  const overrides = spec === undefined ? givenOverrides(settings, environment).map((each) => each.overrides) : [];
  return {
    baseImage,
    labels,
    overrides: overrides.map(withoutBuildEnv).filter((each) => Object.keys(each).length > 0),
    buildEnv: [...new Set(overrides.flatMap(buildVariables))].sort(),
    ...(spec === undefined ? {} : { spec: sha256(Buffer.from(spec.content)) }),
  };
}

function buildVariables(overrides: Overrides): readonly string[] {
  const { services = {}, ...common } = overrides;
  return [common, ...Object.values(services)].flatMap(({ build }) =>
    Object.entries(build?.env ?? {}).flatMap(([name, value]) => (value === null ? [] : [name])),
  );
}

/** A secret may have been given as a variable, though there is a better way. */
function withoutBuildEnv({ services, ...common }: Overrides): Overrides {
  const named = Object.entries(services ?? {}).map(([name, service]) => [name, ownWithoutBuildEnv(service)] as const);
  return { ...ownWithoutBuildEnv(common), ...(named.length === 0 ? {} : { services: Object.fromEntries(named) }) };
}

function ownWithoutBuildEnv(service: ServiceOverrides): ServiceOverrides {
  const { build, ...rest } = service;
  if (build === undefined) return rest;
  const { env: _, ...kept } = build;
  return Object.keys(kept).length === 0 ? rest : { ...rest, build: kept };
}
