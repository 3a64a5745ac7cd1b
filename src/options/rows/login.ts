import { BUILDING, DIFF, type Rows } from '../row.ts';

export const registryRows = {
  registry: {
    kind: 'text',
    help: 'registry that `username` and `password` are for',
    input: { more: 'Default is Docker Hub.' },
  },
  username: {
    kind: 'text',
    help: 'user name for the registry',
    input: { more: 'Without it, credentials come from the Docker configuration.' },
  },
  password: {
    kind: 'text',
    secret: true,
    help: 'password or token for the registry',
    input: {},
  },
  'registry-auth': {
    kind: 'text',
    secret: true,
    help: 'accounts of several registries, a YAML list of `registry`, `username`, `password`',
    input: { more: '`scope` has an account be for the repositories below a path.' },
  },
  'insecure-registries': {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'registry without TLS or with a certificate that nobody checks, several by repeating',
    input: {
      help: 'registries without TLS or with a certificate that nobody checks, one a line or separated by commas',
    },
    command: { flag: '--insecure-registry <host>', verbs: [...BUILDING, ...DIFF] },
  },
} as const satisfies Rows;
