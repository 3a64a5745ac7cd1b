/** A box with lines of text; the first one is its title. */
export interface Box {
  readonly id: string;
  /** What it looks like: something that is there already, a step that runs, or what comes out. */
  readonly kind: 'given' | 'step' | 'result';
  readonly lines: readonly string[];
}

/** What goes from one box to another, and what of it, where not all goes. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

export interface Picture {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}
