import { type State, type VertexOptions, emptyState, vertexState } from './graph.ts';

/** Lays file systems over each other, later ones on top, each staying a layer of its own. */
export function merge(states: readonly State[], options: VertexOptions = {}): State {
  const inputs = states.filter((state) => state.vertex !== null);
  const [only] = inputs;
  if (only === undefined) return emptyState;
  if (inputs.length === 1) return only;
  return vertexState({
    inputs,
    options,
    caps: ['mergeop'],
    platformBound: false,
    encode: ({ input }) => ({ merge: { inputs: inputs.map((state) => ({ input: input(state) })) } }),
  });
}

/** What `upper` changes over `lower`, as a layer. */
export function diff(lower: State, upper: State, options: VertexOptions = {}): State {
  if (lower.vertex === null) return upper;
  return vertexState({
    inputs: [lower, upper].filter((state) => state.vertex !== null),
    options,
    caps: ['diffop'],
    platformBound: false,
    encode: ({ input }) => ({ diff: { lower: { input: input(lower) }, upper: { input: input(upper) } } }),
  });
}
