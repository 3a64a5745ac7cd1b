import type { AssistWishes } from './assist.ts';
import type { Installation } from '../image/image-plan.ts';
import type { LockSource } from './lock.ts';
import type { StepNetwork } from '../options/network.ts';
import type { OverrideSource } from '../schema/overrides.ts';
import type { PackageSettings } from './packages.ts';
import type { SecretSpec, SshSpec } from '../options/secrets.ts';
import type { Source } from './source-facts.ts';
import type { StalenessSettings } from './staleness.ts';

/** What a user may set about the line before the build, whichever face they use. */
export interface LineSettings {
  /** Folder of the repository, absolute. */
  readonly context: string;
  readonly service?: string;
  /** Address that a Dockerfile is built from in place of the folder, which then is where the program runs. */
  readonly remote?: string;
  /** A UniversalBuild file to work from instead of detecting. */
  readonly spec?: { readonly file: string; readonly content: string };
  /** Normalised; empty means the platform of BuildKit's own machine. */
  readonly platforms: readonly string[];
  /** Platform of the machine that builds; the one where this program runs when it is not known. */
  readonly buildPlatform?: string;
  readonly packages: PackageSettings;
  readonly staleness: StalenessSettings;
  /** The lock file to honour. */
  readonly lock?: LockSource;
  readonly installation: Installation;
  /** The image that apk installs packages in, where it does. */
  readonly baseImage: string;
  /** Certificates of authorities that count besides those that everybody trusts, as a PEM bundle. */
  readonly caCertificates?: string;
  readonly secrets: readonly SecretSpec[];
  readonly ssh: readonly SshSpec[];
  /** What inputs or flags say of single fields, in the order in which they apply; they win over everything else. */
  readonly overrides: readonly OverrideSource[];
  readonly labels: Readonly<Record<string, string>>;
  /** Of build steps; BuildKit's own where it is not said. */
  readonly network?: StepNetwork;
  /** Keeps what steps leave behind for later builds apart from what builds of other scopes do; most have none. */
  readonly cacheScope?: string;
  /** What is said of asking a language model, where one may be asked. */
  readonly assist?: AssistWishes;
  /** What is known of the service and its source, where an image of it is built again. */
  readonly stated?: StatedService;
}

/** What a statement about an image says of the service in it. */
export interface StatedService {
  readonly name: string;
  /** Folder of the service from the repository root. */
  readonly path: string;
  readonly source: Source;
}

/** The image that packages are installed with where they can't be layers, unless a setting says otherwise. */
export const DEFAULT_BASE_IMAGE = 'cgr.dev/chainguard/wolfi-base:latest';
