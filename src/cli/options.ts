import { Command, Option } from 'commander';

/** Where packages come from. */
export interface PackageSourceOptions {
  readonly packageRepository: readonly string[];
  readonly packageKey: readonly string[];
  readonly allowUntrusted: boolean;
  readonly format: 'text' | 'json';
}

/** Options that every verb of the line takes. */
export interface LineOptions extends PackageSourceOptions {
  readonly service?: string;
  readonly spec?: string;
  readonly platform: readonly string[];
  readonly baseImage?: string;
  readonly caFile?: string;
  readonly projectName?: string;
  readonly buildPackages?: string;
  readonly runtimePackages?: string;
  readonly buildCommands?: string;
  readonly buildEnv: readonly string[];
  readonly runtimeEnv: readonly string[];
  readonly startCommand?: string;
  readonly port?: string;
  readonly health?: string;
  readonly label: readonly string[];
  readonly secret: readonly string[];
  readonly ssh: readonly string[];
  readonly failOnStale: boolean;
  readonly maxPackageAge?: string;
  /** Of `aipack build` alone. */
  readonly buildkit?: string;
  /** False after --no-lock. Absent for `aipack lock` itself. */
  readonly lock?: boolean;
  readonly locked?: boolean;
}

export interface LockOptions extends LineOptions {
  readonly update: boolean;
}

/** What `aipack detect` takes beyond that. */
export interface DetectOptions extends LineOptions {
  readonly explain?: boolean;
  readonly matrix?: boolean;
  readonly changedSince?: string;
}

export interface BuildOptions extends LineOptions {
  readonly tag: readonly string[];
  readonly push: boolean;
  readonly load: boolean;
  readonly output: readonly string[];
  readonly buildkit?: string;
  readonly buildkitImage?: string;
  readonly annotation: readonly string[];
  readonly insecureRegistry: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly cache: boolean;
  readonly dockerfile: boolean;
  readonly file?: string;
  readonly buildArg: readonly string[];
  readonly target?: string;
  readonly buildContext: readonly string[];
  readonly addHost: readonly string[];
  readonly network?: string;
  readonly allow: readonly string[];
  readonly pull: boolean;
  readonly sbom?: string | boolean;
  readonly provenance?: string | boolean;
  readonly attestations: boolean;
  readonly metadataFile?: string;
  readonly progress: 'auto' | 'tty' | 'plain';
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export function append(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/** The options of everything that asks a package index. */
export function withPackageSource(command: Command): Command {
  return command
    .option(
      '--package-repository <url>',
      'package repository, several by repeating (AIPACK_PACKAGE_REPOSITORIES)',
      append,
      [],
    )
    .option(
      '--package-key <file>',
      'public key that may sign an index, several by repeating (AIPACK_PACKAGE_KEYS)',
      append,
      [],
    )
    .option('--allow-untrusted', 'take a package index without a trusted signature', false)
    .addOption(new Option('--format <format>', 'how the result is printed').choices(['text', 'json']).default('text'));
}

/** A verb that works on a folder, with the options that all of them share. */
export function lineCommand(name: string, summary: string): Command {
  const command = new Command(name)
    .summary(summary)
    .description(`${summary}.`)
    .argument('[context]', 'folder of the repository', '.')
    .option('--service <name>', 'service of a monorepo')
    .option('--spec <file>', 'UniversalBuild file to work from instead of detecting')
    .option('--platform <platform>', 'linux/amd64 or linux/arm64, several by comma', append, [])
    .option('--base-image <ref>', 'image with apk that packages are installed with (AIPACK_BASE_IMAGE)')
    .option('--ca-file <file>', 'certificates that build steps trust, as a PEM bundle (AIPACK_CA_FILE)')
    .option(
      '--secret <spec>',
      'secret of build steps: id=ID,src=FILE or id=ID,env=VARIABLE, several by repeating',
      append,
      [],
    )
    .option('--ssh <id>', 'SSH agent that build steps may use: default, or ID=SOCKET', append, [])
    .option('--label <key=value>', 'further label of the image, several by repeating', append, [])
    .option('--project-name <name>', 'name of the service (AIPACK_PROJECT_NAME)')
    .option(
      '--build-packages <names>',
      'packages of the build stage; "..." stands for those found (AIPACK_BUILD_PACKAGES)',
    )
    .option(
      '--runtime-packages <names>',
      'packages of the image; "..." stands for those found (AIPACK_RUNTIME_PACKAGES)',
    )
    .option('--build-commands <lines>', 'build steps, one a line (AIPACK_BUILD_COMMANDS)')
    .option(
      '--build-env <name=value>',
      'variable of build steps, several by repeating; secrets are given with --secret (AIPACK_BUILD_ENV, one a line)',
      append,
      [],
    )
    .option(
      '--runtime-env <name=value>',
      'variable of the image, several by repeating (AIPACK_RUNTIME_ENV, one a line)',
      append,
      [],
    )
    .option('--start-command <command>', 'words or a JSON list (AIPACK_START_COMMAND)')
    .option('--port <port>', 'port that the application listens on (AIPACK_PORT)')
    .option('--health <path>', 'health endpoint, or none (AIPACK_HEALTH)')
    .option('--fail-on-stale', 'refuse packages that are probably no longer maintained', false)
    .option('--max-package-age <days>', 'days without a new build after which a package counts as that (90)');
  return withPackageSource(command);
}

/** The options of `aipack detect` beyond those of the line. */
export function withDetectOptions(command: Command): Command {
  return command
    .option('--explain', 'tell what was considered and rejected as well')
    .option('--matrix', 'print the services as a GitHub Actions matrix')
    .option('--changed-since <commit>', 'only the services that the changes since a commit touch');
}

/** The options of a verb that honours a lock file. */
export function withLockOptions(command: Command): Command {
  return command
    .option('--locked', 'fail where there is no lock file', false)
    .option('--no-lock', 'take the newest packages, whatever the lock file says');
}

/** The options of `aipack build` beyond those of the line. */
export function withBuildOptions(command: Command): Command {
  return command
    .option('-t, --tag <ref>', 'name of the image, several by repeating', append, [])
    .option('--push', 'push to the registry of the tags', false)
    .option('--load', 'load into Docker', false)
    .option('-o, --output <spec>', 'type=docker|oci|tar|local,dest=PATH, several by repeating', append, [])
    .option('--buildkit <address>', 'where BuildKit is (BUILDKIT_HOST); default: the first one found')
    .option('--buildkit-image <ref>', 'image of the BuildKit that is started when none is found')
    .option('--annotation <key=value>', 'annotation of the image, several by repeating', append, [])
    .option('--insecure-registry <host>', 'registry that is pushed to without TLS, several by repeating', append, [])
    .option('--cache-from <spec>', 'cache to read, such as type=registry,ref=REF, several by repeating', append, [])
    .option('--cache-to <spec>', 'cache to write, such as type=gha,mode=max, several by repeating', append, [])
    .option('--no-cache', 'run every step again')
    .option('--no-dockerfile', 'build without the Dockerfile in the root')
    .option('-f, --file <path>', 'Dockerfile to build; default: the one in the root, where there is one')
    .option('--build-arg <name=value>', 'argument of the Dockerfile, several by repeating', append, [])
    .option('--target <stage>', 'stage of the Dockerfile to build')
    .option('--build-context <name=source>', 'further context of the Dockerfile, several by repeating', append, [])
    .option('--add-host <host:ip>', 'host that steps of the Dockerfile know, several by repeating', append, [])
    .option('--network <mode>', 'network of the steps of the Dockerfile: default, none or host')
    .option(
      '--allow <entitlement>',
      'what steps of the Dockerfile may use: network.host, security.insecure',
      append,
      [],
    )
    .option('--pull', 'ask the registry for the newest base images of the Dockerfile', false)
    .option(
      '--sbom [options]',
      "scan with BuildKit's scanner: generator=IMAGE, scan-context, scan-stage; default is the list of packages",
    )
    .option('--no-sbom', 'no SBOM attestation')
    .option('--provenance [options]', 'SLSA provenance, such as mode=min')
    .option('--no-provenance', 'no provenance attestation')
    .option('--no-attestations', 'neither SBOM nor provenance')
    .option('--metadata-file <file>', 'write what was built, as JSON')
    .addOption(
      new Option('--progress <type>', 'how progress is shown; auto is live lines on a terminal')
        .choices(['auto', 'tty', 'plain'])
        .default('auto'),
    )
    .option('-q, --quiet', 'errors and the digest only', false)
    .option('-v, --verbose', 'full logs of every step', false)
    .addHelpText(
      'after',
      `
Examples:
  $ aipack build . -t ghcr.io/me/app:1.2 --push
  $ aipack build services/api -t app --load
  $ aipack build . --service web -t registry.example/web --push --platform linux/amd64,linux/arm64
  $ aipack detect . --format json > app.json && aipack build . --spec app.json -t app --output type=oci,dest=app.tar`,
    );
}
