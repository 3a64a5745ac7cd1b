import { CHECKOUT, DIFF, FACE, INDEXED, LISTING, LINE, LOCKED, QUESTIONS, type Rows } from '../row.ts';

export const packageRows = {
  'base-image': {
    kind: 'text',
    help: 'image with apk to install packages in, instead of making each a layer',
    input: {
      help: 'image with apk and a shell to install packages in, instead of making each a layer',
    },
    command: { flag: '--base-image <ref>', verbs: CHECKOUT },
    variable: { name: 'AIPACK_BASE_IMAGE' },
  },
  'package-repositories': {
    kind: 'list',
    rules: { commas: 'keep', blanks: 'separate', quotes: false },
    help: 'package repositories, one URL a line',
    input: { more: "Default is Wolfi's." },
    command: {
      flag: '--package-repository <url>',
      verbs: INDEXED,
      help: 'package repository, several by repeating',
      isList: true,
    },
    variable: { name: 'AIPACK_PACKAGE_REPOSITORIES' },
    see: ['docs/packages.md'],
  },
  'package-keys': {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'files with further public keys that may sign a package index, one path a line',
    input: {},
    command: {
      flag: '--package-key <file>',
      verbs: INDEXED,
      help: 'public key that may sign an index, several by repeating',
    },
    variable: { name: 'AIPACK_PACKAGE_KEYS' },
  },
  'allow-untrusted': {
    kind: 'switch',
    help: 'take a package index without a trusted signature',
    command: { flag: '--allow-untrusted', verbs: INDEXED },
  },
  lock: {
    kind: 'choice',
    choices: ['true', 'false', 'update'],
    default: 'true',
    help: 'what to do with aipack.lock in the context; `true` honours it, `false` ignores it, `update` renews it first',
    input: {},
    see: ['docs/packages.md'],
  },
  'no-lock': {
    kind: 'switch',
    help: 'take the newest packages, whatever the lock file says',
    command: { flag: '--no-lock', verbs: LOCKED },
  },
  locked: {
    kind: 'switch',
    help: 'fail where there is no lock file',
    command: { flag: '--locked', verbs: LOCKED },
  },
  update: {
    kind: 'switch',
    help: 'take the newest of everything; without, only what has to change does',
    command: { flag: '--update', verbs: ['lock'], often: true },
  },
  'fail-on-stale': {
    kind: 'switch',
    help: 'refuse packages that are probably no longer maintained',
    input: { help: 'refuse packages that are probably no longer maintained, instead of warning of them' },
    command: { flag: '--fail-on-stale', verbs: LINE },
  },
  'max-package-age': {
    kind: 'text',
    help: 'days without a new build after which a package counts as no longer maintained',
    input: { default: '90' },
    command: {
      flag: '--max-package-age <days>',
      verbs: LINE,
      help: 'days without a new build after which a package counts as that (90)',
    },
  },
  'ca-file': {
    kind: 'path',
    help: 'certificates that count besides those that everybody trusts, as a PEM bundle',
    input: {
      help: 'PEM bundle of certificates of authorities that count besides those that everybody trusts',
      more: 'Build steps, registries, token servers, mirrors and the BuildKit that is started trust them.',
    },
    command: { flag: '--ca-file <file>', verbs: [...CHECKOUT, ...LISTING, ...FACE, ...DIFF] },
    variable: { name: 'AIPACK_CA_FILE' },
  },
} as const satisfies Rows;

/** What questions to the package index take. */
export const questionRows = {
  arch: {
    kind: 'text',
    help: 'x86_64 or aarch64; default: this machine',
    command: { flag: '--arch <architecture>', verbs: QUESTIONS },
  },
  index: {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'answer from an APKINDEX.tar.gz on disk, several by repeating',
    command: { flag: '--index <file>', verbs: QUESTIONS },
  },
  limit: {
    kind: 'count',
    default: 20,
    help: 'most packages to show',
    command: { flag: '--limit <number>', verbs: ['packages search'] },
  },
  range: {
    kind: 'text',
    help: 'tell which one a project gets that asks for this, such as ^22 or ">=3.11,<4"',
    command: { flag: '--range <range>', verbs: ['packages streams'] },
  },
  wish: {
    kind: 'text',
    help: 'the old name of --range',
    command: { flag: '--wish <range>', verbs: ['packages streams'] },
  },
  'max-stream-age': {
    kind: 'count',
    help: 'days after which a stream counts as no longer maintained',
    command: { flag: '--max-package-age <days>', verbs: ['packages streams'] },
  },
} as const satisfies Rows;
