import { BUILDING, CHECKOUT, BUILD, RUN, type Rows } from '../row.ts';

export const secretRows = {
  secrets: {
    kind: 'list',
    rules: { commas: 'keep', trim: false },
    secret: true,
    help: 'secrets of build steps, one `id=value` a line; a value of several lines in double quotes together with its id',
    input: { more: 'Steps find them in /run/secrets and as variables.' },
    see: ['docs/detection.md#private-repositories', 'docs/detection.md#secrets'],
  },
  'secret-envs': {
    kind: 'list',
    rules: { commas: 'separate' },
    secret: true,
    help: 'secrets from variables, one `id=VARIABLE` a line or separated by commas',
    input: {},
  },
  'secret-files': {
    kind: 'list',
    rules: { commas: 'keep' },
    secret: true,
    help: 'secrets from files, one `id=path` a line',
    input: {},
  },
  secret: {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'secret of build steps: id=ID,src=FILE or id=ID,env=VARIABLE, several by repeating',
    command: {
      flag: '--secret <spec>',
      verbs: CHECKOUT,
      often: true,
      help: 'secret of steps: id=ID,src=FILE or id=ID,env=NAME',
    },
    see: ['docs/detection.md#private-repositories', 'docs/detection.md#secrets'],
  },
  ssh: {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'SSH agents that build steps may use, `default` or `id=socket`, one a line or separated by commas',
    input: {},
    command: {
      flag: '--ssh <id>',
      verbs: CHECKOUT,
      help: 'SSH agent that build steps may use: default, or ID=SOCKET',
    },
  },
} as const satisfies Rows;

export const cacheRows = {
  'cache-from': {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'caches to read, one a line, such as `type=gha` or `type=registry,ref=IMAGE`',
    input: {},
    command: {
      flag: '--cache-from <spec>',
      verbs: BUILD,
      help: 'cache to read, such as type=registry,ref=REF, several by repeating',
    },
  },
  'cache-to': {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'caches to write, one a line, such as `type=gha,mode=max`',
    input: {},
    command: {
      flag: '--cache-to <spec>',
      verbs: BUILD,
      help: 'cache to write, such as type=gha,mode=max, several by repeating',
    },
  },
  'no-cache': {
    kind: 'switch',
    help: 'run every step again',
    input: {},
    command: { flag: '--no-cache', verbs: [...BUILD, ...RUN], often: true },
  },
  network: {
    kind: 'text',
    help: 'network of build steps: default, none or host',
    input: {},
    command: { flag: '--network <mode>', verbs: BUILD },
    see: ['docs/images.md#steps-without-a-network'],
  },
  buildkit: {
    kind: 'text',
    help: 'where BuildKit is; default: the first one found',
    input: {
      help: 'address of BuildKit, such as `unix:///run/buildkit/buildkitd.sock`',
      more: 'Default is the first one found.',
    },
    command: { flag: '--buildkit <address>', verbs: [...BUILDING, 'doctor'] },
    variable: { name: 'BUILDKIT_HOST', everywhere: true },
    see: ['docs/buildkit.md'],
  },
  builder: {
    kind: 'text',
    help: 'builder of buildx to build on; default: the one in use',
    input: {
      help: 'name of a builder of buildx to build on, as docker/setup-buildx-action gives it',
      more: 'Default is the one in use.',
    },
    command: { flag: '--builder <name>', verbs: BUILDING },
    variable: { name: 'BUILDX_BUILDER', everywhere: true },
  },
  'buildkit-image': {
    kind: 'text',
    help: 'image of the BuildKit that is started when none is found',
    input: {},
    command: { flag: '--buildkit-image <ref>', verbs: [...BUILDING, 'doctor'] },
  },
  'buildkitd-config': {
    kind: 'path',
    help: 'path of a buildkitd.toml for that BuildKit',
    input: {},
  },
  'buildkit-mirror': {
    kind: 'text',
    help: 'where releases of BuildKit are downloaded from on runners without Docker',
    input: {
      help: 'address that stands for `https://github.com/moby/buildkit/releases/download`, for runners without Docker',
    },
    see: ['docs/buildkit.md#runners-without-docker'],
  },
} as const satisfies Rows;
