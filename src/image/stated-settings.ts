import type { Overrides } from '../schema/overrides.ts';

/** What moves an image besides its sources and packages, as the statement about it tells: enough to build it again, and no secret. */
export interface StatedSettings {
  /** The platform that the build stage ran on. */
  readonly buildPlatform: string;
  /** The image that packages were installed in, where they were. */
  readonly baseImage?: string;
  /** Labels that the user gave. */
  readonly labels: Readonly<Record<string, string>>;
  /** What was said instead of what detection finds, in the order in which it applies; without values of variables of build steps. */
  readonly overrides: readonly Overrides[];
  /** Names of the variables of build steps that were given a value so: the values may be anything. */
  readonly buildEnv: readonly string[];
  /** `sha256:…` of the file that was built from instead of detecting. */
  readonly spec?: string;
}
