import * as dagre from '@dagrejs/dagre';

export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Route {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The middle of the label, where there is one. */
  readonly x?: number;
  readonly y?: number;
}

export interface LayoutGraph {
  readonly setGraph: (settings: object) => void;
  readonly setNode: (id: string, size: Pick<Placed, 'width' | 'height'>) => void;
  readonly setEdge: (from: string, to: string, label: object, name: string) => void;
  readonly graph: () => Pick<Placed, 'width' | 'height'>;
  readonly node: (id: string) => Placed;
  readonly edge: (from: string, to: string, name: string) => Route;
}

/** What places boxes and arrows. */
export interface Layout {
  readonly newGraph: () => LayoutGraph;
  /** Gives every node and edge of a graph its place. */
  readonly placeAll: (graph: LayoutGraph) => void;
}

/** What is used of dagre: its own types import each other in a way that TypeScript finds nothing by. */
const { Graph, layout } = dagre as unknown as {
  readonly Graph: new (options: { readonly multigraph: boolean }) => LayoutGraph;
  readonly layout: (graph: LayoutGraph) => void;
};

export function newGraph(): LayoutGraph {
  return new Graph({ multigraph: true });
}

/** Gives every node and edge of a graph its place. */
export function placeAll(graph: LayoutGraph): void {
  layout(graph);
}
