import * as z from 'zod/mini';
import type { ImagePlan } from '../../image/image-plan.ts';
import type { Compared } from '../../report/delta.ts';
import { normaliseCommand, type UniversalBuild } from '../../schema/universal-build.ts';
import { settingsOf } from './settings-of.ts';

/** A plan, or what detection found, as far as two of them are compared. */
export interface PlanFacts {
  /** Service and platform. */
  readonly name: string;
  readonly kind: 'plan' | 'build';
  readonly told: Readonly<Partial<Record<Compared, ReadonlyMap<string, string>>>>;
}

const text = z.string().check(z.maxLength(64 * 1024));
const packages = z.array(z.looseObject({ name: text, version: text })).check(z.maxLength(10_000));

/** What `aipack plan --format json` prints, as far as it is looked at. */
const planSchema = z.looseObject({
  projectName: text,
  platform: text,
  build: z.looseObject({
    packages,
    env: z.record(text, text),
    steps: z.array(
      z.looseObject({ kind: text, name: text, run: z.optional(text), include: z.optional(z.array(text)) }),
    ),
  }),
  runtime: z.looseObject({ packages, copies: z.array(z.looseObject({ from: text, to: text })) }),
  config: z.looseObject({}),
});

type ReadPlan = z.output<typeof planSchema>;

/** @returns undefined for what is no plan */
export function readPlan(value: unknown): ReadPlan | undefined {
  const parsed = planSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export function factsOfPlan({ build, config, platform, projectName, runtime }: ReadPlan | ImagePlan): PlanFacts {
  return {
    name: `${projectName} ${platform}`,
    kind: 'plan',
    told: {
      packages: versions(runtime.packages),
      buildPackages: versions(build.packages),
      settings: new Map([...settingsOf(config), ...variables(build.env)]),
      steps: unique(
        build.steps.map((step) => [
          step.name,
          'run' in step && step.run !== undefined ? step.run : JSON.stringify('include' in step ? step.include : []),
        ]),
      ),
      copies: unique(runtime.copies.map(({ from, to }) => [to, from])),
    },
  };
}

export function factsOfBuild({ build, metadata, runtime }: UniversalBuild): PlanFacts {
  const { build_system: system, framework, language, path, project_name: name } = metadata;
  const found = { language, 'build system': system, framework };
  return {
    name: path === '.' ? name : `${name} (${path})`,
    kind: 'build',
    told: {
      packages: wished(runtime.packages),
      buildPackages: wished(build.packages),
      settings: new Map([
        ...Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined),
        ['start', JSON.stringify(runtime.command)],
        ['user', runtime.user],
        ['working directory', runtime.workdir],
        ...runtime.ports.map((port) => [`port ${port}`, 'yes'] as const),
        ...(runtime.health === undefined ? [] : [['health', runtime.health.endpoint] as const]),
        ...Object.entries(runtime.env).map(([key, value]) => [`variable ${key}`, value] as const),
        ...variables(build.env),
      ]),
      steps: unique(
        build.commands.map((command) => {
          const { inputs, name: title, run } = normaliseCommand(command);
          return [title, inputs === undefined ? run : `${run} (${inputs.join(' ')})`];
        }),
      ),
      copies: unique(runtime.copy.map(({ from, to }) => [to, from])),
    },
  };
}

function variables(env: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(env).map(([key, value]) => [`variable of the build ${key}`, value]);
}

function versions(list: readonly { readonly name: string; readonly version: string }[]): ReadonlyMap<string, string> {
  return new Map(list.map(({ name, version }) => [name, version]));
}

/** Packages as they are asked for: a name, and which versions will do. */
function wished(list: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    list.map((item) => {
      const at = item.search(/[=~<>]/);
      return at < 0 ? [item, 'any'] : [item.slice(0, at), item.slice(at)];
    }),
  );
}

/** Names that come twice are told apart by their number. */
function unique(entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of entries) {
    let free = name;
    for (let i = 2; map.has(free); i++) free = `${name} #${i}`;
    map.set(free, value);
  }
  return map;
}
