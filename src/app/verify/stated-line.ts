import { sha256 } from '../../oci/index.ts';
import { environmentName } from '../../options/override-fields.ts';
import { AipackError, type Problem } from '../../schema/errors.ts';
import type { OverrideSource, Overrides } from '../../schema/overrides.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { formatLock, type Lock } from '../../wolfi/index.ts';
import { givenOverrides } from '../asked-settings.ts';
import { DEFAULT_BASE_IMAGE, type LineSettings } from '../settings.ts';
import type { LineOutside } from '../line.ts';
import type { BuildPredicate } from './build-statement.ts';
import type { StatedImage } from './find-statements.ts';

const STATEMENT = 'the statement about the image';

/**
 * The settings of whoever verifies, with what the statement says in place of what would be chosen now. What the person gives besides,
 * such as variables of build steps, comes last.
 * @throws AipackError STATEMENT_UNMET with everything that has to be given and is not
 */
export function statedSettings(
  settings: LineSettings,
  { descriptor, statement }: Pick<StatedImage, 'descriptor' | 'statement'>,
  lock: Lock,
): LineSettings {
  const problems = [...unmet(settings, statement), ...unfit(settings, statement)];
  if (problems.length > 0) throw new AipackError(problems);
  const { packages, platform, project, settings: said, source } = statement;
  const { service: _, ...mine } = settings;
  const { baseImage = DEFAULT_BASE_IMAGE } = said;
  const overrides = said.overrides.map((each): OverrideSource => ({ name: STATEMENT, overrides: each }));
  return {
    ...mine,
    platforms: [platform],
    buildPlatform: said.buildPlatform,
    installation: { way: packages.installation, because: `${STATEMENT} says so` },
    baseImage: givesBase(settings) ? settings.baseImage : baseImage,
    labels: said.labels,
    overrides: [...overrides, ...settings.overrides],
    // What steps of other builds left behind would make it no build from what is stated.
    cacheScope: `verify:${descriptor.digest}`,
    lock: { file: STATEMENT, content: formatLock(lock) },
    stated: {
      name: project.name,
      path: project.path,
      source: {
        ...(source.repository === undefined ? {} : { repository: source.repository }),
        ...(source.revision === undefined ? {} : { revision: source.revision }),
        epoch: said.sourceDateEpoch,
        epochFrom: 'SOURCE_DATE_EPOCH',
      },
    },
  };
}

/** Fields that whoever verifies may have to say; of all others the statement tells. */
const OWN_FIELDS = ['build-packages', 'build-commands', 'build-env'] as const;

/** The settings with what this machine's environment says of the fields that are a person's to say. */
export function withOwnVariables(settings: LineSettings, environment: LineOutside['environment']): LineSettings {
  const own = OWN_FIELDS.map(environmentName).map((name) => [name, lookup(environment, name)]);
  return { ...settings, overrides: givenOverrides(settings, Object.fromEntries(own) as typeof environment) };
}

/** The outside with nothing of this machine's environment in what is built, and the label of the version that built the image. */
export function statedOutside<T extends LineOutside>(outside: T, { tool }: BuildPredicate): T {
  return { ...outside, environment: {}, toolVersion: tool.version };
}

/** Whether a base image was asked for rather than assumed. */
function givesBase({ installation }: LineSettings): boolean {
  return installation.way === 'apk';
}

function unmet({ overrides, spec }: LineSettings, { settings: said }: BuildPredicate): readonly Problem[] {
  const given = new Set(overrides.flatMap((each) => Object.keys(each.overrides.build?.env ?? {})));
  const variables = said.buildEnv.filter((name) => !given.has(name));
  const mine = spec === undefined ? undefined : sha256(Buffer.from(spec.content));
  return [
    ...(variables.length === 0
      ? []
      : [
          {
            code: 'STATEMENT_UNMET',
            message: `The steps of the image had variables whose values are not told: ${variables.join(', ')}`,
            hint: 'Give them with --build-env NAME=value.',
          } as const,
        ]),
    ...(mine === said.spec
      ? []
      : [
          {
            code: 'STATEMENT_UNMET',
            message:
              said.spec === undefined
                ? 'The image was not built from a spec file'
                : `The image was built from ${mine === undefined ? 'a' : 'another'} spec file, ${said.spec}`,
            hint: said.spec === undefined ? 'Leave --spec out.' : 'Give that file with --spec.',
          } as const,
        ]),
  ];
}

/**
 * Whoever can push an image can state what its steps were: with secrets in reach, what runs is not left to a statement. Without, a step
 * can do no more than any image that is run.
 */
function unfit(settings: LineSettings, { packages, settings: said }: BuildPredicate): readonly Problem[] {
  const { secrets, ssh } = settings;
  if (secrets.length === 0 && ssh.length === 0) return [];
  const own = settings.overrides.flatMap(({ overrides }) => stepsOf(overrides));
  const foreign = said.overrides.flatMap(stepsOf).filter((field) => !own.includes(field));
  const base = said.baseImage ?? DEFAULT_BASE_IMAGE;
  const foreignBase = packages.installation === 'apk' && base !== DEFAULT_BASE_IMAGE && !givesBase(settings);
  const options = [...new Set([...foreign, ...(foreignBase ? ['--base-image'] : [])])];
  if (options.length === 0) return [];
  return [
    {
      code: 'STATEMENT_UNMET',
      message: `Steps that an image's statement chooses get no secrets: ${options.join(', ')} came from options`,
      hint: 'Say them yourself with those options, or verify without --secret and --ssh.',
    },
  ];
}

/** The options that decide what the steps of a build are. */
function stepsOf({ services = {}, ...common }: Overrides): readonly string[] {
  return [common, ...Object.values(services)].flatMap(({ build }) => [
    ...(build?.commands === undefined ? [] : ['--build-commands']),
    ...(build?.packages === undefined ? [] : ['--build-packages']),
  ]);
}
