import * as z from 'zod/mini';
import { described } from './described.ts';
import { namedBy } from './named-by.ts';

/** Schema version written by this tool; files of 1.0 load too. */
export const SCHEMA_VERSION = '1.1';

/** The unprivileged user that images run as, as `user:group`: the `nonroot` of distroless images. */
export const NONROOT_USER = '65532:65532';

const text = z.string().check(z.maxLength(64 * 1024));
const name = z.string().check(z.minLength(1), z.maxLength(256));
const path = z.string().check(z.minLength(1), z.maxLength(4096));

const environment = z._default(
  namedBy(z.record(z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is not an environment variable name')), text)),
  {},
);

const packageName = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9._+:-]*(?:@[A-Za-z0-9._+-]+)?(?:(?:=|~|<|>|<=|>=)[A-Za-z0-9._+~-]+)?$/,
      'is not an apk package name (name, name=version or name~version)',
    ),
  );

const reason = described(
  'One decision with its evidence.',
  z.strictObject({
    what: described('The decision, in words: "language", "start command", "port".', z.string()),
    value: described('What was decided.', z.string()),
    because: described('Why.', z.string()),
    file: described('The file that shows it, from the repository root.', z.optional(z.string())),
    line: z.optional(z.int().check(z.positive())),
    source: described('`model` where a language model decided it.', z.optional(z.literal('model'))),
  }),
);

const reasoning = z.pipe(
  // Files of 1.0 carry one sentence.
  z.transform((value: unknown) => (typeof value === 'string' ? [{ what: 'note', value: '', because: value }] : value)),
  z._default(z.array(reason), []),
);

const command = described(
  'A build step: a command line, or one with the inputs it needs.',
  z.union([
    z.string().check(z.minLength(1)),
    z.strictObject({
      run: described('Command line, run by /bin/sh in the build directory.', z.string().check(z.minLength(1))),
      inputs: described(
        'The files and folders it needs, from the service folder. Without it the command sees everything.',
        z.optional(z.array(path)),
      ),
      name: described('What the progress display calls this step.', z.optional(name)),
    }),
  ]),
);

const copy = z.strictObject({
  from: described('Path in the build stage, relative to its working directory or absolute.', path.clone()),
  to: described('Path in the image, relative to the working directory or absolute.', path.clone()),
});

const health = z.strictObject({
  endpoint: z.string().check(z.regex(/^\/\S*$/, 'is not an absolute URL path'), z.maxLength(1024)),
});

const packages = z._default(z.array(packageName), []);

export const universalBuildSchema = z.strictObject({
  version: z._default(z.string(), SCHEMA_VERSION),
  metadata: z.strictObject({
    project_name: name.check(z.regex(/^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/, 'is not a lowercase image name component')),
    path: described(
      'The folder of the service, from the repository root.',
      z._default(z.string().check(z.maxLength(4096)), '.'),
    ),
    language: name,
    build_system: name,
    framework: z.optional(name),
    reasoning,
  }),
  build: z.strictObject({
    packages: described('Wolfi packages of the build stage.', packages.clone()),
    env: environment,
    commands: z._default(z.array(command), []),
    cache: described('Folders kept between builds; absolute, under /root.', z._default(z.array(path), [])),
    platforms: described(
      'Where an image for another platform is built. portable: once for all of them, where the daemon runs; its files fit every machine. cross: there too, once a platform, by commands that read TARGETOS and TARGETARCH. native, or nothing: on each platform.',
      z.optional(z.enum(['portable', 'cross', 'native'])),
    ),
  }),
  runtime: z.strictObject({
    packages: described('Wolfi packages of the image.', packages.clone()),
    env: environment,
    copy: z._default(z.array(copy), []),
    command: described(
      'Argument vector of the process; no shell is there to read it.',
      z.array(z.string()).check(z.minLength(1)),
    ),
    ports: z._default(z.array(z.int().check(z.minimum(1), z.maximum(65535))), []),
    health: z.optional(health),
    workdir: z._default(z.string().check(z.startsWith('/')), '/app'),
    user: z._default(
      z.string().check(z.regex(/^[A-Za-z0-9_-]+(?::[A-Za-z0-9_-]+)?$/, 'is not user or user:group')),
      NONROOT_USER,
    ),
  }),
});

/** How one service is built and run. Every stage after detection works from this value alone. */
export type UniversalBuild = z.output<typeof universalBuildSchema>;
export type BuildCommand = z.output<typeof command>;
/** How what a build makes depends on the machine that it is for. */
export type BuildPlatforms = NonNullable<UniversalBuild['build']['platforms']>;
export type Reason = z.output<typeof reason>;

/** A command in its long form. */
export interface NormalisedCommand {
  readonly run: string;
  readonly inputs?: readonly string[];
  readonly name: string;
}

export function normaliseCommand(command: BuildCommand): NormalisedCommand {
  if (typeof command === 'string') return { run: command, name: command };
  return {
    run: command.run,
    name: command.name ?? command.run,
    ...(command.inputs === undefined ? {} : { inputs: command.inputs }),
  };
}

/** JSON Schema (draft 2020-12) of a UniversalBuild file: one object, or an array with one element a service. */
export function universalBuildJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(z.union([universalBuildSchema, z.array(universalBuildSchema)]), { io: 'input' });
  return { ...schema, title: 'UniversalBuild' };
}
