import { z } from 'zod';
import { namedBy } from './named-by.ts';

/** Schema version written by this tool; files of 1.0 load too. */
export const SCHEMA_VERSION = '1.1';

/** The unprivileged user that images run as, as `user:group`: the `nonroot` of distroless images. */
export const NONROOT_USER = '65532:65532';

const text = z.string().max(64 * 1024);
const name = z.string().min(1).max(256);
const path = z.string().min(1).max(4096);

const environment = namedBy(
  z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is not an environment variable name'), text),
).default({});

const packageName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._+:-]*(?:@[A-Za-z0-9._+-]+)?(?:(?:=|~|<|>|<=|>=)[A-Za-z0-9._+~-]+)?$/,
    'is not an apk package name (name, name=version or name~version)',
  );

const reason = z
  .strictObject({
    what: z.string().describe('The decision, in words: "language", "start command", "port".'),
    value: z.string().describe('What was decided.'),
    because: z.string().describe('Why.'),
    file: z.string().optional().describe('The file that shows it, from the repository root.'),
    line: z.int().positive().optional(),
  })
  .describe('One decision with its evidence.');

const reasoning = z.preprocess(
  // Files of 1.0 carry one sentence.
  (value) => (typeof value === 'string' ? [{ what: 'note', value: '', because: value }] : value),
  z.array(reason).default([]),
);

const command = z
  .union([
    z.string().min(1),
    z.strictObject({
      run: z.string().min(1).describe('Command line, run by /bin/sh in the build directory.'),
      inputs: z
        .array(path)
        .optional()
        .describe('The files and folders it needs, from the service folder. Without it the command sees everything.'),
      name: name.optional().describe('What the progress display calls this step.'),
    }),
  ])
  .describe('A build step: a command line, or one with the inputs it needs.');

const copy = z.strictObject({
  from: path.describe('Path in the build stage, relative to its working directory or absolute.'),
  to: path.describe('Path in the image, relative to the working directory or absolute.'),
});

const health = z.strictObject({
  endpoint: z
    .string()
    .regex(/^\/\S*$/, 'is not an absolute URL path')
    .max(1024),
});

export const universalBuildSchema = z.strictObject({
  version: z.string().default(SCHEMA_VERSION),
  metadata: z.strictObject({
    project_name: name.regex(/^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/, 'is not a lowercase image name component'),
    path: z.string().max(4096).default('.').describe('The folder of the service, from the repository root.'),
    language: name,
    build_system: name,
    framework: name.optional(),
    reasoning,
  }),
  build: z.strictObject({
    packages: z.array(packageName).default([]).describe('Wolfi packages of the build stage.'),
    env: environment,
    commands: z.array(command).default([]),
    cache: z.array(path).default([]).describe('Folders kept between builds; absolute, under /root.'),
    platforms: z
      .enum(['portable', 'cross', 'native'])
      .optional()
      .describe(
        'Where an image for another platform is built. portable: once for all of them, where the daemon runs; its files fit every machine. cross: there too, once a platform, by commands that read TARGETOS and TARGETARCH. native, or nothing: on each platform.',
      ),
  }),
  runtime: z.strictObject({
    packages: z.array(packageName).default([]).describe('Wolfi packages of the image.'),
    env: environment,
    copy: z.array(copy).default([]),
    command: z.array(z.string()).min(1).describe('Argument vector of the process; no shell is there to read it.'),
    ports: z.array(z.int().min(1).max(65535)).default([]),
    health: health.optional(),
    workdir: z.string().startsWith('/').default('/app'),
    user: z
      .string()
      .regex(/^[A-Za-z0-9_-]+(?::[A-Za-z0-9_-]+)?$/, 'is not user or user:group')
      .default(NONROOT_USER),
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
