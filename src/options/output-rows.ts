/** Modes, and a step that fails. */
export type OutputMode = 'build' | 'plan' | 'merge' | 'promote' | 'failure';

/** What the action tells the steps after it. */
export interface OutputRow {
  /** A sentence. */
  readonly help: string;
  /** The modes that set it; a step that fails sets what it knows by then. */
  readonly modes: readonly OutputMode[];
}

const IMAGE = ['build', 'merge', 'promote'] as const;
const BUILD = ['build'] as const;
const PLAN = ['plan'] as const;

/** Every output by name: `action.yml`, the documentation and the types of what is set come from it. */
export const OUTPUTS = {
  digest: { help: 'Digest of the pushed image, or of the index of its platforms and attestations.', modes: IMAGE },
  image: { help: 'The first name with the digest, as it is pulled.', modes: IMAGE },
  tags: { help: 'Names of the image, one a line.', modes: IMAGE },
  'subject-name': { help: 'The first name without its tag, for `subject-name` of actions/attest.', modes: IMAGE },
  'subject-digest': { help: 'The digest, for `subject-digest` of actions/attest.', modes: IMAGE },
  imageid: {
    help: 'Digest of the image itself, without attestations; the same for every build with the same content.',
    modes: BUILD,
  },
  'sbom-digest': {
    help: 'Digest of the SBOM statement of a pushed image, one a line in the order of the platforms.',
    modes: BUILD,
  },
  'provenance-digest': {
    help: 'Digest of the provenance statement of a pushed image, one a line in the order of the platforms.',
    modes: BUILD,
  },
  language: { help: 'Language of the service.', modes: BUILD },
  framework: { help: 'Framework of the service, where one was found.', modes: BUILD },
  'build-system': { help: 'What builds the service, such as npm or cargo.', modes: BUILD },
  'start-command': { help: 'What a container of the image starts, as a JSON list.', modes: BUILD },
  ports: { help: 'Ports that the service listens on, one a line.', modes: BUILD },
  packages: { help: 'Packages of the image at their versions, one a line.', modes: BUILD },
  size: { help: 'Compressed bytes of the image for the first platform.', modes: BUILD },
  duration: { help: 'Seconds that the build took.', modes: BUILD },
  'cache-hit': { help: '`true` where every step was cached.', modes: BUILD },
  metadata: { help: 'What was built, merged or promoted, as JSON.', modes: IMAGE },
  plan: {
    help: 'How it is built, as JSON that `spec` takes from a file; of mode `plan`, a list of all services.',
    modes: ['build', 'plan'],
  },
  services: { help: 'Names of the services, as a JSON list.', modes: PLAN },
  matrix: { help: 'The builds as a matrix, for `fromJSON`.', modes: PLAN },
  merges: {
    help: 'The services whose images are built by several legs of the matrix, as one of its own.',
    modes: PLAN,
  },
  'failure-kind': {
    help: 'Why the step failed: `input`, `repository`, `packages`, `daemon`, `build`, `registry`, `verification`, `assist`, `cancelled` or `internal`.',
    modes: ['failure'],
  },
} as const satisfies Readonly<Record<string, OutputRow>>;

export type OutputName = keyof typeof OUTPUTS;

/** Values to set, each by a name that the table has. */
export type OutputValues = Readonly<Partial<Record<OutputName, string>>>;
