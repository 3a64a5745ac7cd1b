import { BUILD, type Rows } from '../row.ts';

/** Whether an image works is tried before anybody gets it. */
export const startRows = {
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
} as const satisfies Rows;
