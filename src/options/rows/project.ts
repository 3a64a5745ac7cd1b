import { CHECKOUT, DIFF, FOLDER, LINE, LISTING, RUN, type Rows } from '../row.ts';

export const projectRows = {
  context: {
    kind: 'path',
    default: '.',
    help: 'folder of the repository',
    input: {
      help: 'folder of the repository to build, or an address that its Dockerfile is built from, such as `https://github.com/owner/app.git#v1`',
    },
    command: { flag: '[context]', verbs: FOLDER },
  },
  mode: {
    kind: 'choice',
    choices: ['build', 'plan', 'detect', 'merge', 'promote'],
    default: 'build',
    help: '`build`; `plan` (or `detect`) to only list the services, for a matrix of builds; `merge` to make one image of those in `digests`, each for its platform; or `promote` to give the image `from` further names without building',
    input: {},
  },
  'changed-since': {
    kind: 'text',
    help: 'only the services that the changes since a commit touch',
    input: { help: 'with mode `plan`, only the services that the changes since this commit touch' },
    command: { flag: '--changed-since <commit>', verbs: ['detect', ...LISTING] },
  },
  explain: {
    kind: 'switch',
    help: 'tell also what was rejected, and what was not understood',
    command: { flag: '--explain', verbs: ['detect'] },
  },
  matrix: {
    kind: 'switch',
    help: 'print the services as a GitHub Actions matrix',
    command: { flag: '--matrix', verbs: ['detect', ...LISTING] },
  },
  runners: {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'with mode `plan` and `platforms`, labels of the runners in the matrix, one `platform=label` a line',
    input: { more: "Default is GitHub's own: `ubuntu-latest`, and `ubuntu-24.04-arm` for linux/arm64." },
  },
  service: {
    kind: 'text',
    help: 'service of a monorepo',
    input: { help: 'service of a monorepo to build', more: 'Needed where there are several.' },
    command: { flag: '--service <name>', verbs: [...LINE, ...RUN, ...DIFF] },
  },
  spec: {
    kind: 'path',
    help: 'UniversalBuild file to work from instead of detecting',
    input: {},
    command: { flag: '--spec <file>', verbs: CHECKOUT, help: 'file that says how to build, in place of detection' },
  },
  graph: {
    kind: 'switch',
    help: 'draw the steps of the build as a picture (SVG)',
    command: { flag: '--graph', verbs: ['plan'] },
  },
  'init-spec': {
    kind: 'switch',
    help: 'write an aipack.yml too, with what detection found as comments',
    command: { flag: '--spec', verbs: ['init'] },
  },
  force: {
    kind: 'switch',
    help: 'write over files that are there',
    command: { flag: '--force', verbs: ['detect', 'init'] },
  },
} as const satisfies Rows;

/** Single fields of a build, each said instead of what detection finds. */
export const fieldRows = {
  'project-name': {
    kind: 'text',
    help: 'name of the service',
    input: { help: 'name of the service, instead of what detection finds' },
    command: { flag: '--project-name <name>', verbs: LINE },
    variable: { name: 'AIPACK_PROJECT_NAME', everywhere: true },
  },
  'build-packages': {
    kind: 'text',
    help: 'packages of the build stage; "..." stands for those found',
    input: {},
    command: { flag: '--build-packages <names>', verbs: CHECKOUT },
    variable: { name: 'AIPACK_BUILD_PACKAGES', everywhere: true },
  },
  'runtime-packages': {
    kind: 'text',
    help: 'packages of the image; "..." stands for those found',
    input: {},
    command: { flag: '--runtime-packages <names>', verbs: LINE },
    variable: { name: 'AIPACK_RUNTIME_PACKAGES', everywhere: true },
  },
  'build-commands': {
    kind: 'text',
    help: 'build steps, one a line',
    input: {},
    command: { flag: '--build-commands <lines>', verbs: CHECKOUT },
    variable: { name: 'AIPACK_BUILD_COMMANDS', everywhere: true },
  },
  'build-env': {
    kind: 'lines',
    help: 'variables of build steps, one `NAME=value` a line',
    input: { more: 'Secrets are given with `secrets`.' },
    command: {
      flag: '--build-env <name=value>',
      verbs: CHECKOUT,
      help: 'variable of build steps, several by repeating; secrets are given with --secret',
    },
    variable: { name: 'AIPACK_BUILD_ENV', form: 'one a line', everywhere: true },
  },
  'runtime-env': {
    kind: 'lines',
    help: 'variables of the image, one `NAME=value` a line',
    input: {},
    command: {
      flag: '--runtime-env <name=value>',
      verbs: LINE,
      help: 'variable of the image, several by repeating',
    },
    variable: { name: 'AIPACK_RUNTIME_ENV', form: 'one a line', everywhere: true },
  },
  'start-command': {
    kind: 'text',
    help: 'what the container starts, as words or a JSON list',
    input: {},
    command: { flag: '--start-command <command>', verbs: LINE, help: 'words or a JSON list' },
    variable: { name: 'AIPACK_START_COMMAND', everywhere: true },
  },
  port: {
    kind: 'text',
    help: 'port that the application listens on',
    input: {},
    command: { flag: '--port <port>', verbs: LINE },
    variable: { name: 'AIPACK_PORT', everywhere: true },
  },
  health: {
    kind: 'text',
    help: 'health endpoint, or none',
    input: { help: 'health endpoint, such as `/health`, or `none`' },
    command: { flag: '--health <path>', verbs: LINE },
    variable: { name: 'AIPACK_HEALTH', everywhere: true },
  },
} as const satisfies Rows;
