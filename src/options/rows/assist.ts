import { LINE, LISTING, RUN, type Rows } from '../row.ts';

const VERBS = [...LINE, ...RUN, ...LISTING] as const;
const SEE = ['docs/assist.md'];

/** A language model for what no rule knows. */
export const assistRows = {
  assist: {
    kind: 'choice',
    choices: ['off', 'fallback', 'only'],
    default: 'off',
    help: 'whether a language model is asked how the repository is built: `off`; `fallback`, where no rule knows it; or `only`, in place of rules',
    input: { more: 'Text of the repository is then sent to it.' },
    command: { flag: '--assist [mode]', verbs: VERBS, preset: 'fallback' },
    variable: { name: 'AIPACK_ASSIST' },
    see: SEE,
  },
  'assist-endpoint': {
    kind: 'text',
    help: "address of the model's API, as OpenAI has it (`http://localhost:11434/v1`), or `openai` or `anthropic`; `anthropic+` before an address whose API is as Anthropic's",
    input: {},
    command: { flag: '--assist-endpoint <address>', verbs: VERBS },
    variable: { name: 'AIPACK_ASSIST_ENDPOINT' },
  },
  'assist-model': {
    kind: 'text',
    help: 'name of the model, as the service calls it',
    input: {},
    command: { flag: '--assist-model <name>', verbs: VERBS },
    variable: { name: 'AIPACK_ASSIST_MODEL' },
  },
  'assist-api-key': {
    kind: 'text',
    secret: true,
    help: 'key for the API of the model',
    input: { more: 'The command reads it from `AIPACK_ASSIST_API_KEY`.' },
  },
  'assist-stream': {
    kind: 'switch',
    default: true,
    help: 'whether answers of the model are taken piece by piece; off for a service that can not',
    input: {},
    command: { flag: '--no-assist-stream', verbs: VERBS, help: 'take answers of the model as a whole' },
  },
  'assist-force': {
    kind: 'switch',
    help: 'ask the model also where a stranger may have started the run: forks, pull_request_target',
    input: {},
    command: { flag: '--assist-force', verbs: VERBS },
  },
  'assist-record': {
    kind: 'path',
    help: 'folder in which every exchange with the model is written down',
    command: { flag: '--assist-record <folder>', verbs: VERBS },
  },
  'assist-replay': {
    kind: 'path',
    help: 'folder of exchanges that are answered from, so that nobody is asked',
    command: { flag: '--assist-replay <folder>', verbs: VERBS },
  },
  'write-plan': {
    kind: 'switch',
    help: 'write the plan of a model as aipack.yml, so that the next run needs no model',
    command: { flag: '--write', verbs: ['detect'] },
  },
} as const satisfies Rows;
