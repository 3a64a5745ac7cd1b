import { RUN, type Rows } from '../row.ts';

/** What the container of `aipack run` is like. */
export const runRows = {
  publish: {
    kind: 'text',
    help: "port of this machine that leads to the application; default: the application's own, or a free one",
    command: { flag: '-p, --port <port>', verbs: RUN },
  },
  env: {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'variable of the container, several by repeating; without a value, the one that it has here',
    command: { flag: '-e, --env <name=value>', verbs: RUN },
  },
  detach: {
    kind: 'switch',
    help: 'leave it running, and tell how to stop it',
    command: { flag: '-d, --detach', verbs: RUN },
  },
} as const satisfies Rows;
