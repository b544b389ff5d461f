// All spans of one name below the same parents.
import { Durations } from './durations.ts';

/** The most nodes of a tree, and its greatest depth: names made from request ids, and recursion, must not eat the memory. */
const mostNodes = 10_000;
const mostDepth = 128;
/** Stands for the names that came when there was no more room. */
export const overflowName = '(other spans)';

export class SpanNode {
  readonly name: string;
  readonly durations: Durations = new Durations();
  /** What was counted while they were open. */
  readonly counted: Float64Array;
  failures = 0;
  /** Milliseconds that a child was open, too. */
  covered = 0;
  readonly #children = new Map<string, SpanNode>();
  readonly #depth: number;
  readonly #tree: { nodes: number };

  /** @param width of a reading of the counters */
  constructor(name: string, width: number, parent?: SpanNode) {
    this.name = name;
    this.counted = new Float64Array(width);
    this.#depth = parent ? parent.#depth + 1 : 0;
    this.#tree = parent ? parent.#tree : { nodes: 0 };
    this.#tree.nodes++;
  }

  get children(): Iterable<SpanNode> {
    return this.#children.values();
  }

  child(name: string): SpanNode {
    return this.#children.get(name) ?? this.#newChild(name);
  }

  #newChild(name: string): SpanNode {
    // Below it there are only others like it, which are all counted in one.
    if (this.name === overflowName) return this;
    const isFull = this.#tree.nodes >= mostNodes || this.#depth >= mostDepth;
    const known = isFull && this.#children.get(overflowName);
    if (known) return known;
    const child = new SpanNode(isFull ? overflowName : name, this.counted.length, this);
    this.#children.set(child.name, child);
    return child;
  }
}
