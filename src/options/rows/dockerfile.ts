import { BUILD, RUN, type Rows } from '../row.ts';

export const dockerfileRows = {
  dockerfile: {
    kind: 'switch',
    default: true,
    help: 'build what a Dockerfile in the root says, where there is one; `false` builds without it',
    input: {},
    command: { flag: '--no-dockerfile', verbs: [...BUILD, ...RUN], help: 'build without the Dockerfile in the root' },
  },
  file: {
    kind: 'path',
    help: 'Dockerfile to build; default: the one in the root, where there is one',
    input: { help: 'path of the Dockerfile to build', more: 'Default is the one in the root, where there is one.' },
    command: {
      flag: '-f, --file <path>',
      verbs: [...BUILD, ...RUN],
      often: true,
      help: 'Dockerfile to build; default: the one in the root',
    },
  },
  'build-args': {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'arguments of the Dockerfile, one `NAME=value` a line',
    input: { comments: true },
    command: {
      flag: '--build-arg <name=value>',
      verbs: BUILD,
      help: 'argument of the Dockerfile, several by repeating',
    },
  },
  target: {
    kind: 'text',
    help: 'stage of the Dockerfile to build',
    input: {},
    command: { flag: '--target <stage>', verbs: BUILD },
  },
  'build-contexts': {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'further contexts of the Dockerfile, one `name=folder`, `name=docker-image://image` or `name=oci-layout://folder` a line',
    input: {},
    command: {
      flag: '--build-context <name=source>',
      verbs: BUILD,
      help: 'further context of the Dockerfile, several by repeating',
    },
  },
  'add-hosts': {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'hosts that the steps of the Dockerfile know, `host:ip`, one a line or separated by commas',
    input: {},
    command: {
      flag: '--add-host <host:ip>',
      verbs: BUILD,
      help: 'host that steps of the Dockerfile know, several by repeating',
    },
  },
  allow: {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'what steps of the Dockerfile may use: network.host, security.insecure, device',
    input: {},
    command: { flag: '--allow <entitlement>', verbs: BUILD, isList: true },
  },
  ulimit: {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'limits of steps of the Dockerfile, such as `nofile=1024:2048`, one a line or separated by commas',
    input: {},
    command: { flag: '--ulimit <limit>', verbs: BUILD, help: 'limit of steps of the Dockerfile, such as nofile=1024' },
  },
  'shm-size': {
    kind: 'text',
    help: 'size of /dev/shm in steps of the Dockerfile, such as `2g`',
    input: {},
    command: { flag: '--shm-size <size>', verbs: BUILD },
  },
  'cgroup-parent': {
    kind: 'text',
    help: 'control group of steps of the Dockerfile',
    input: {},
    command: { flag: '--cgroup-parent <group>', verbs: BUILD },
  },
  'no-cache-filters': {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'stages of the Dockerfile to run again, one a line or separated by commas',
    input: {},
    command: {
      flag: '--no-cache-filter <stage>',
      verbs: BUILD,
      help: 'stage of the Dockerfile to run again, several by repeating',
      isList: true,
    },
  },
  call: {
    kind: 'text',
    default: 'build',
    help: 'what is asked of the Dockerfile: `build`, or, without building it, `check`, `outline` or `targets`',
    input: {},
    command: { flag: '--call <method>', verbs: BUILD, help: 'build, or check, outline, targets without building' },
  },
  check: {
    kind: 'switch',
    help: 'check the Dockerfile without building it',
    command: { flag: '--check', verbs: BUILD },
  },
  pull: {
    kind: 'switch',
    help: 'ask the registry for the newest base images of the Dockerfile',
    input: {},
    command: { flag: '--pull', verbs: BUILD },
  },
} as const satisfies Rows;
