import { BUILDING, INDEXED, type Rows } from '../row.ts';

export const reportRows = {
  format: {
    kind: 'choice',
    choices: ['text', 'json'],
    default: 'text',
    help: 'how the result is printed',
    command: { flag: '--format <format>', verbs: INDEXED },
  },
  progress: {
    kind: 'choice',
    choices: ['auto', 'tty', 'plain'],
    default: 'auto',
    help: 'how progress is shown',
    command: { flag: '--progress <type>', verbs: BUILDING },
  },
  quiet: {
    kind: 'switch',
    help: 'errors, warnings and the digest only',
    command: { flag: '-q, --quiet', verbs: BUILDING },
  },
  verbose: { kind: 'switch', help: 'full logs of every step', command: { flag: '-v, --verbose', verbs: BUILDING } },
  summary: { kind: 'switch', default: true, help: 'write a job summary', input: {} },
  'github-token': {
    kind: 'text',
    help: 'token for the GitHub API and, where no other credentials are configured, for ghcr.io',
    input: { default: '${{ github.token }}' },
  },
} as const satisfies Rows;
