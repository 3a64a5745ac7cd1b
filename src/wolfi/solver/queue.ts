import type { NameNode } from './nodes.ts';

/** Whether `a` is decided before `b`: what the world names, then real packages, then whatever was discovered later. */
function before(a: NameNode, b: NameNode): boolean {
  if (a.asked !== b.asked) return a.asked;
  if (a.concrete !== b.concrete) return a.concrete;
  return a.order > b.order;
}

/** A heap of names whose entries go stale instead of being removed: an entry counts while its ticket is the name's own. */
class NameHeap {
  readonly #items: { readonly name: NameNode; readonly ticket: number }[] = [];

  push(name: NameNode): void {
    const items = this.#items;
    let at = items.push({ name, ticket: name.ticket }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): NameNode | undefined {
    for (;;) {
      const first = this.#items[0];
      const last = this.#items.pop();
      if (!first || !last) return undefined;
      if (first !== last) {
        this.#items[0] = last;
        this.#sink();
      }
      if (first.name.queued && first.ticket === first.name.ticket) return first.name;
    }
  }

  #sink(): void {
    for (let at = 0; ;) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#items.length && this.#before(child, best)) best = child;
      }
      if (best === at) return;
      this.#swap(at, best);
      at = best;
    }
  }

  #before(a: number, b: number): boolean {
    const left = this.#items[a];
    const right = this.#items[b];
    return left !== undefined && right !== undefined && before(left.name, right.name);
  }

  #swap(a: number, b: number): void {
    const left = this.#items[a];
    const right = this.#items[b];
    if (!left || !right) return;
    this.#items[a] = right;
    this.#items[b] = left;
  }
}

/** Names that wait for a decision, in the order in which apk takes them. */
export class DecisionQueue {
  readonly #urgent: { readonly name: NameNode; readonly ticket: number }[] = [];
  #nextUrgent = 0;
  readonly #selectable = new NameHeap();
  readonly #rest = new NameHeap();

  /** Puts a name where its state says it belongs, or moves it there when that has changed. */
  add(name: NameNode, changed: boolean): void {
    if (name.locked) return;
    const urgent = name.dependentsDecided && name.requirers > 0 && name.autoSelectable && !name.hasOptions;
    if (name.queued) {
      if (name.urgent || (!urgent && !changed)) return;
    } else if (name.requirers === 0 && !name.triggered && !name.awaited) return;
    name.queued = true;
    name.urgent = urgent;
    name.ticket++;
    if (urgent) this.#urgent.push({ name, ticket: name.ticket });
    else (name.autoSelectable ? this.#selectable : this.#rest).push(name);
  }

  next(): NameNode | undefined {
    const name = this.#popUrgent() ?? this.#selectable.pop() ?? this.#rest.pop();
    if (name) name.queued = false;
    return name;
  }

  #popUrgent(): NameNode | undefined {
    for (let entry = this.#urgent[this.#nextUrgent]; entry; entry = this.#urgent[this.#nextUrgent]) {
      this.#nextUrgent++;
      if (entry.name.queued && entry.ticket === entry.name.ticket) return entry.name;
    }
    return undefined;
  }
}
