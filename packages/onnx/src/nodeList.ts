// A graph's nodes in their order while many of them are replaced, at the cost of what changes.
import type { NodeProto } from './generated/onnx_pb.ts';

interface Link {
  readonly node: NodeProto | undefined;
  previous: Link;
  next: Link;
  /** Grows from link to link. */
  order: number;
}

/** Nodes, each once, in an order. */
export class NodeList {
  readonly #links = new Map<NodeProto, Link>();
  /** Closes the ring: behind the last node and before the first. */
  readonly #end: Link = endLink();
  #isChanged = false;

  constructor(nodes: Iterable<NodeProto>) {
    for (const node of nodes) this.#insert(node, this.#end);
  }

  /** Whether `toArray` would give others than it gave, or than there were at the beginning. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  has(node: NodeProto): boolean {
    return this.#links.has(node);
  }

  /** Puts `replacements` where the last of `nodes` was, all of which are there; without nodes at the end. */
  replace(nodes: Iterable<NodeProto>, replacements: Iterable<NodeProto>): void {
    const gone = Array.from(nodes, (node) => this.#links.get(node)!);
    const last = gone.reduce(
      (latest, link) => (link.order > latest.order ? link : latest),
      gone[0] ?? this.#end.previous,
    );
    const place = last.next;
    for (const link of gone) this.#remove(link);
    for (const node of replacements) this.#insert(node, place);
    this.#isChanged = true;
  }

  toArray(): NodeProto[] {
    const nodes: NodeProto[] = [];
    for (let link = this.#end.next; link.node; link = link.next) nodes.push(link.node);
    this.#isChanged = false;
    return nodes;
  }

  #insert(node: NodeProto, next: Link): void {
    const { previous } = next;
    const order = next === this.#end ? previous.order + 1 : (previous.order + next.order) / 2;
    const link = { node, previous, next, order };
    previous.next = link;
    next.previous = link;
    this.#links.set(node, link);
    // Halves end after some fifty at one place.
    if (order === previous.order || order === next.order) this.#renumber();
  }

  #remove({ node, previous, next }: Link): void {
    previous.next = next;
    next.previous = previous;
    this.#links.delete(node!);
  }

  #renumber(): void {
    let order = 0;
    for (let link = this.#end.next; link.node; link = link.next) link.order = ++order;
  }
}

function endLink(): Link {
  const link = { node: undefined, order: 0 } as Link;
  link.previous = link;
  link.next = link;
  return link;
}
