import * as z from 'zod/mini';
import { described } from './described.ts';
import { namedBy } from './named-by.ts';
import { AipackError, type Problem } from './errors.ts';
import { lookup } from '../untrusted/lookup.ts';
import { checkShape, parseShape } from '../untrusted/shape.ts';
import { SCHEMA_VERSION, universalBuildSchema, type Reason, type UniversalBuild } from './universal-build.ts';

/** Stands in a list for what the list held before: `packages: ["...", git]` adds to it. */
export const SPLICE = '...';

const text = z.string().check(z.maxLength(64 * 1024));
const texts = described(`A list; \`${SPLICE}\` in it stands for what was there before.`, z.array(text));
const environment = described(
  'Variables by name; null takes one away, the others stay.',
  namedBy(z.record(z.string(), z.union([text, z.number(), z.boolean(), z.null()]))),
);
const command = z.union([
  text,
  z.strictObject({ run: text, inputs: z.optional(z.array(text)), name: z.optional(text) }),
]);

const build = z.strictObject({
  packages: described('Wolfi packages of the build stage.', z.optional(texts)),
  env: z.optional(environment),
  commands: described(`Build steps; \`${SPLICE}\` stands for those that were detected.`, z.optional(z.array(command))),
  cache: described('Folders below /root that are kept between builds.', z.optional(texts)),
  platforms: described(
    'Where an image for another platform is built; native where commands are given and this is not.',
    z.optional(z.enum(['portable', 'cross', 'native'])),
  ),
});

const runtime = z.strictObject({
  packages: described('Wolfi packages of the image.', z.optional(texts)),
  env: z.optional(environment),
  copy: described(
    'What reaches the image.',
    z.optional(z.array(z.union([z.literal(SPLICE), z.strictObject({ from: text, to: text })]))),
  ),
  command: described('Argument vector of the process.', z.optional(z.array(text).check(z.minLength(1)))),
  ports: z.optional(z.array(z.union([z.literal(SPLICE), z.int().check(z.minimum(1), z.maximum(65535))]))),
  health: described(
    'null takes the health check away.',
    z.optional(z.union([z.strictObject({ endpoint: text }), z.null()])),
  ),
  workdir: z.optional(text),
  user: z.optional(text),
});

const service = z.strictObject({
  name: described('Name of the service.', z.optional(text)),
  language: z.optional(text),
  build: z.optional(build),
  runtime: z.optional(runtime),
});

/** What an aipack.yml may say: for the only service at the top, for several by their names or folders. */
export const overridesSchema = z.extend(service, {
  services: described(
    'Overrides by the name or the folder of a service.',
    z.optional(namedBy(z.record(text, service))),
  ),
});

export type ServiceOverrides = z.output<typeof service>;
export type Overrides = z.output<typeof overridesSchema>;

/** JSON Schema (draft 2020-12) of an aipack.yml, for editors. */
export function overridesJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(overridesSchema, { io: 'input' }), title: 'aipack.yml' };
}

/** Overrides and the name of what gives them, which reasons and problems mention: `aipack.yml`, `AIPACK_PORT`. */
export interface OverrideSource {
  readonly name: string;
  readonly overrides: Overrides;
}

/**
 * Builds with every source applied, field by field, the later sources over the earlier ones. Without any detected build the overrides
 * alone make one, provided that they name a command.
 * @throws AipackError SERVICE_UNKNOWN for a service that does not exist, SPEC_INVALID for a result that breaks the schema
 */
export function applyOverrides(
  builds: readonly UniversalBuild[],
  sources: readonly OverrideSource[],
  defaultName = 'app',
): readonly UniversalBuild[] {
  const problems: Problem[] = [];
  const start = builds.length === 0 ? customBuild(sources, defaultName) : builds;
  const result = sources.reduce<readonly UniversalBuild[]>(
    (current, source) => applySource(current, source, problems),
    start,
  );
  if (problems.length > 0) throw new AipackError(problems);
  return result;
}

function customBuild(sources: readonly OverrideSource[], name: string): readonly UniversalBuild[] {
  if (!sources.some(({ overrides }) => overrides.runtime?.command !== undefined)) return [];
  const metadata = { project_name: name, language: 'custom', build_system: 'custom' };
  return [
    parseShape(universalBuildSchema, { version: SCHEMA_VERSION, metadata, build: {}, runtime: { command: ['true'] } }),
  ];
}

function applySource(
  builds: readonly UniversalBuild[],
  { name, overrides }: OverrideSource,
  problems: Problem[],
): readonly UniversalBuild[] {
  const { services = {}, ...common } = overrides;
  const known = new Set(builds.flatMap(({ metadata }) => [metadata.project_name, metadata.path]));
  for (const key of Object.keys(services).filter((each) => !known.has(each))) {
    const names = builds.map(({ metadata }) => metadata.project_name).join(', ');
    problems.push({
      code: 'SERVICE_UNKNOWN',
      message: `${name}: there is no service ${JSON.stringify(key)}; there are ${names}`,
      location: { file: name },
    });
  }
  return builds.map((build) => {
    const own = lookup(services, build.metadata.project_name) ?? lookup(services, build.metadata.path);
    const withCommon = applyToBuild(build, common, name, problems);
    return own === undefined ? withCommon : applyToBuild(withCommon, own, name, problems);
  });
}

function applyToBuild(
  build: UniversalBuild,
  over: ServiceOverrides,
  source: string,
  problems: Problem[],
): UniversalBuild {
  const reasons = changes(over).map(({ what, value }): Reason => ({ what, value, because: `${source} says so` }));
  if (reasons.length === 0) return build;
  const { health, ...runtime } = build.runtime;
  // What was said of the commands before need not hold of others.
  const platforms = over.build?.platforms ?? (over.build?.commands === undefined ? build.build.platforms : undefined);
  const newHealth = over.runtime?.health === undefined ? health : (over.runtime.health ?? undefined);
  const candidate = {
    ...build,
    metadata: {
      ...build.metadata,
      project_name: over.name ?? build.metadata.project_name,
      language: over.language ?? build.metadata.language,
      reasoning: [...build.metadata.reasoning, ...reasons],
    },
    build: {
      packages: spliced(over.build?.packages, build.build.packages),
      env: merged(over.build?.env, build.build.env),
      commands: spliced(over.build?.commands, build.build.commands),
      cache: spliced(over.build?.cache, build.build.cache),
      ...(platforms === undefined ? {} : { platforms }),
    },
    runtime: {
      ...runtime,
      packages: spliced(over.runtime?.packages, runtime.packages),
      env: merged(over.runtime?.env, runtime.env),
      copy: spliced(over.runtime?.copy, runtime.copy),
      command: over.runtime?.command ?? runtime.command,
      ports: spliced(over.runtime?.ports, runtime.ports),
      workdir: over.runtime?.workdir ?? runtime.workdir,
      user: over.runtime?.user ?? runtime.user,
      ...(newHealth === undefined ? {} : { health: newHealth }),
    },
  };
  const parsed = checkShape(universalBuildSchema, candidate);
  if (parsed.success) return parsed.data;
  problems.push(
    ...parsed.error.issues.map((issue): Problem => ({
      code: 'SPEC_INVALID',
      message: `${issue.path.join('.')}: ${issue.message}`,
      location: { file: source },
    })),
  );
  return build;
}

/** The fields that an override names, as decisions. */
function changes(over: ServiceOverrides): readonly { readonly what: string; readonly value: string }[] {
  const { build = {}, runtime = {}, ...top } = over;
  const named = (prefix: string, fields: object) =>
    Object.entries(fields).flatMap(([key, value]) =>
      value === undefined ? [] : [{ what: `${prefix}${key}`, value: shown(value) }],
    );
  return [...named('', top), ...named('build.', build), ...named('runtime.', runtime)];
}

/** Values of variables are not repeated: a reason is printed, and someone's secret may be among them. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.keys(value).join(' ');
  return JSON.stringify(value);
}

function spliced<T>(over: readonly (T | string)[] | undefined, before: readonly T[]): readonly (T | string)[] {
  return over?.flatMap((item): readonly (T | string)[] => (item === SPLICE ? before : [item])) ?? before;
}

function merged(
  over: Readonly<Record<string, string | number | boolean | null>> | undefined,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const result = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(over ?? {})) {
    if (value === null) result.delete(name);
    else result.set(name, String(value));
  }
  return Object.fromEntries([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
}
