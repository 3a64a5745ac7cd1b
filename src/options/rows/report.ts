import { BUILD, BUILDING, INDEXED, type Rows } from '../row.ts';

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
  quiet: { kind: 'switch', help: 'errors and the digest only', command: { flag: '-q, --quiet', verbs: BUILDING } },
  verbose: { kind: 'switch', help: 'full logs of every step', command: { flag: '-v, --verbose', verbs: BUILDING } },
  verify: {
    kind: 'choice',
    choices: ['auto', 'true', 'false', 'none', 'rebuild'],
    default: 'auto',
    help: 'whether the image is started before it is exported, and nothing exported if it does not work; auto where a health endpoint is known',
    input: {
      more: '`rebuild` also builds a pushed image again from its own statement, and fails the step if it is not the same.',
    },
    command: { flag: '--verify <when>', verbs: BUILD },
    see: ['docs/verify.md'],
  },
  'verify-env': {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'variables for that start, one `NAME=value` a line; they are never in the image',
    input: {},
    command: { flag: '--verify-env <name=value>', verbs: BUILD, help: 'variable for that start, several by repeating' },
    see: ['docs/verify.md'],
  },
  summary: { kind: 'switch', default: true, help: 'write a job summary', input: {} },
  'github-token': {
    kind: 'text',
    help: 'token for the GitHub API and, where no other credentials are configured, for ghcr.io',
    input: { default: '${{ github.token }}' },
  },
} as const satisfies Rows;
