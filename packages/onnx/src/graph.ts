// A graph that can be searched and changed.

import { tensorAttribute } from './attributes.ts';
import { graphOf } from './encoding.ts';
import { OnnxError } from './errors.ts';
import type { GraphProto, ModelProto, NodeProto, TensorProto } from './generated/onnx_pb.ts';
import { GraphIndex } from './graphIndex.ts';
import { type NewNames, renameEntries, renameReads } from './graphNames.ts';
import { isOwnDomain, nodeLabel } from './nodeLabel.ts';
import { NodeList } from './nodeList.ts';
import { namesReadBy, topologicalOrder } from './topologicalOrder.ts';

/** What `Graph.find` looks for; what is left out is any. */
export interface NodeQuery {
  readonly opType?: string;
  /** @default any; ONNX's own is the empty text */
  readonly domain?: string;
  readonly name?: string;
}

/** Where a node is put. */
export interface InsertPlace {
  readonly before?: NodeProto;
  readonly after?: NodeProto;
}

/**
 * A graph's nodes by what they make and read. It changes the messages themselves: `writeModel` writes what it did.
 * Whoever changes a node's names without it calls `refresh` afterwards. Methods throw `KINGLET_ONNX_EDIT` rather than
 * leave a graph that reads what nothing makes, or makes a name twice. Names that a graph reads of the graph around it
 * are taken to be made there.
 */
export class Graph {
  readonly proto: GraphProto;
  // Made when first asked for; edits keep it as one made anew would be, but for the order of readers.
  #index: GraphIndex | undefined;
  /** During a `batch`: the nodes, of which `proto` has those of before. */
  #list: NodeList | undefined;

  constructor(graph: GraphProto | ModelProto) {
    this.proto = graph.$typeName === 'onnx.ModelProto' ? graphOf(graph) : graph;
  }

  get nodes(): readonly NodeProto[] {
    this.#settle();
    return this.proto.node;
  }

  /**
   * What `edit` gives. `replace`, `remove` and `removeUnread` in it cost what they change, not what the graph holds; until it
   * ends, `proto.node` may be as it was before them, which `nodes` is not.
   */
  batch<Result>(edit: () => Result): Result {
    if (this.#list) return edit();
    this.#list = new NodeList(this.proto.node);
    try {
      return edit();
    } finally {
      this.#settle();
      this.#list = undefined;
    }
  }

  /** The nodes that fit a query or a predicate, in the graph's order. */
  find(query: NodeQuery | ((node: NodeProto) => boolean)): NodeProto[] {
    return this.nodes.filter(typeof query === 'function' ? query : (node) => fits(node, query));
  }

  /** The node that makes a value; undefined for inputs and initializers. */
  producerOf(name: string): NodeProto | undefined {
    return this.#indexed().producers.get(name);
  }

  /** The nodes that read a value, themselves or in graphs inside them. */
  consumersOf(name: string): readonly NodeProto[] {
    return [...(this.#indexed().consumers.get(name) ?? [])];
  }

  /** Whether a value is one of the graph's outputs. */
  isOutput(name: string): boolean {
    return this.#indexed().outputs.has(name);
  }

  /** The tensor that a value always is: an initializer that no input overrides, or that of a Constant node. */
  constantOf(name: string): TensorProto | undefined {
    const node = this.producerOf(name);
    if (node)
      return node.opType === 'Constant' && isOwnDomain(node.domain) ? tensorAttribute(node, 'value') : undefined;
    const { inputs, initializers } = this.#indexed();
    return inputs.has(name) ? undefined : initializers.get(name);
  }

  /** A name that nothing has, in the graphs inside nodes too, and that is not kept for others: `base`, or `base_1`, … */
  uniqueName(base: string, kept: ReadonlySet<string> = new Set()): string {
    const index = this.#indexed();
    for (let name = base, i = 1; ; name = `${base}_${i++}`) if (!index.has(name) && !kept.has(name)) return name;
  }

  /** Puts a node before or after another; without a place at the end. It makes new names and reads those that are made. */
  insert(node: NodeProto, place: InsertPlace = {}): void {
    this.#checkNames([node], new Set());
    const at = this.#positionOf(place);
    this.proto.node.splice(at, 0, node);
    this.#relist();
    this.#indexed().add(node);
  }

  /** Takes nodes away that nothing else reads from. */
  remove(...nodes: readonly NodeProto[]): void {
    this.replace(nodes, []);
  }

  /**
   * Puts `replacements` where the last of `nodes` was. They must make what the rest of the graph reads from `nodes`;
   * with `[]` nothing may.
   */
  replace(nodes: readonly NodeProto[], replacements: readonly NodeProto[]): void {
    const [gone, made] = [new Set(nodes), new Set(replacements.flatMap(({ output }) => output))];
    const put = this.#taking(gone);
    for (const node of nodes)
      for (const name of node.output) if (name && !made.has(name)) this.#checkUnread(node, name, gone);
    this.#checkNames(replacements, gone);
    put(replacements);
    const index = this.#indexed();
    for (const node of gone) index.delete(node);
    for (const node of replacements) index.add(node);
  }

  /** Makes every reader of `from` read `to`, which must be made. The graph's outputs keep their names: see `rename`. */
  replaceUses(from: string, to: string): void {
    this.replaceAllUses(new Map([[from, to]]));
  }

  /** The same for many values at once, for each the one that takes its place. */
  replaceAllUses(names: NewNames): void {
    for (const to of names.values())
      if (!this.#isReadable(to)) throw new OnnxError('KINGLET_ONNX_EDIT', `nothing makes ${quoted(to)}`);
    const readers = new Set([...names.keys()].flatMap((from) => this.consumersOf(from)));
    for (const node of readers) this.#change(node, () => renameReads(node, names));
  }

  /** Gives a value another name, wherever it stands: inputs and outputs of the model too. */
  rename(from: string, to: string): void {
    const index = this.#indexed();
    if (!index.has(from)) throw new OnnxError('KINGLET_ONNX_EDIT', `there is no value ${quoted(from)} to rename`);
    if (to === '' || index.has(to))
      throw new OnnxError('KINGLET_ONNX_EDIT', `expected a new name, found ${quoted(to)}`);
    const maker = index.producers.get(from);
    const names = new Map([[from, to]]);
    for (const node of new Set([...(maker ? [maker] : []), ...this.consumersOf(from)]))
      this.#change(node, () => {
        node.output = node.output.map((name) => names.get(name) ?? name);
        renameReads(node, names);
      });
    index.renameEntries(from, to, renameEntries(this.proto, from, to));
  }

  /** Makes a node read another value, which must be made, or none (an empty text). */
  setInput(node: NodeProto, index: number, name: string): void {
    if (name && !this.#isReadable(name)) throw editError(node, `nothing makes ${quoted(name)}`);
    this.#change(node, () => {
      while (node.input.length < index) node.input.push('');
      node.input[index] = name;
    });
  }

  /** Adds a tensor as an initializer. */
  addInitializer(tensor: TensorProto): void {
    if (!tensor.name || this.#isMade(tensor.name))
      throw new OnnxError('KINGLET_ONNX_EDIT', `expected a new name for an initializer, found ${quoted(tensor.name)}`);
    this.proto.initializer.push(tensor);
    this.#indexed().addInitializer(tensor);
  }

  /** Takes away nodes that the outputs do not need, and initializers that nothing reads. How many nodes went. */
  removeUnused(): number {
    const needed = new Set(this.proto.output.map(({ name }) => name));
    this.#settle();
    const kept = topologicalOrder(this.proto)
      .reverse()
      .filter((node) => keeps(node, needed));
    const [nodes, tensors] = [this.proto.node, this.proto.initializer];
    const lasting = new Set(kept);
    const isInput = new Set(this.proto.input.map(({ name }) => name));
    const read = tensors.filter(({ name }) => needed.has(name) || isInput.has(name));
    if (kept.length === nodes.length && read.length === tensors.length) return 0;
    this.proto.node = nodes.filter((node) => lasting.has(node));
    this.proto.initializer = read;
    this.refresh();
    return nodes.length - kept.length;
  }

  /**
   * Takes away those of `nodes` that nothing reads and, in turn, what they alone read from; unlike `removeUnused` it
   * looks at nothing else. How many nodes went.
   */
  removeUnread(nodes: Iterable<NodeProto>): number {
    const index = this.#indexed();
    const gone = new Set<NodeProto>();
    const left = [...nodes];
    for (let node = left.pop(); node; node = left.pop()) {
      if (gone.has(node) || node.output.some((name) => index.isRead(name))) continue;
      gone.add(node);
      index.delete(node);
      for (const name of namesReadBy(node)) {
        const producer = this.producerOf(name);
        if (producer) left.push(producer);
      }
    }
    if (gone.size > 0) this.#taking(gone)([]);
    return gone.size;
  }

  /** The nodes, each after those it reads from; throws `KINGLET_ONNX_CYCLE`. */
  topologicalOrder(): NodeProto[] {
    this.#settle();
    return topologicalOrder(this.proto);
  }

  /** Puts the nodes into that order. */
  sort(): void {
    this.proto.node = this.topologicalOrder();
    this.#relist();
  }

  /** Forgets what is known of names: for callers that changed nodes themselves. */
  refresh(): void {
    this.#index = undefined;
    // Who changed `proto.node` itself looked at `nodes` before.
    if (!this.#list?.isChanged) this.#relist();
  }

  /** `proto` has the nodes that there are by now. */
  #settle(): void {
    if (this.#list?.isChanged) this.proto.node = this.#list.toArray();
  }

  /** `proto` has others. */
  #relist(): void {
    if (this.#list) this.#list = new NodeList(this.proto.node);
  }

  /** Changes what a node reads. */
  #change(node: NodeProto, edit: () => void): void {
    const index = this.#indexed();
    index.delete(node);
    edit();
    index.add(node);
  }

  #indexed(): GraphIndex {
    if (!this.#index) this.#settle();
    this.#index ??= new GraphIndex(this.proto);
    return this.#index;
  }

  /** Whether a name is made when `gone` are not there any more. */
  #isMade(name: string, gone: ReadonlySet<NodeProto> = new Set()): boolean {
    const { producers, given } = this.#indexed();
    const producer = producers.get(name);
    return given.has(name) || (producer !== undefined && !gone.has(producer));
  }

  #isReadable(name: string, gone?: ReadonlySet<NodeProto>): boolean {
    const { producers, consumers } = this.#indexed();
    return this.#isMade(name, gone) || (consumers.has(name) && !producers.has(name));
  }

  /** Throws unless `nodes`, in place of `gone`, make new names and read those that are made, by each other too. */
  #checkNames(nodes: readonly NodeProto[], gone: ReadonlySet<NodeProto>): void {
    const made = new Set<string>();
    for (const node of nodes)
      for (const name of node.output.filter(Boolean)) {
        if (made.has(name) || this.#isMade(name, gone)) throw editError(node, `${quoted(name)} is made already`);
        made.add(name);
      }
    for (const node of nodes)
      for (const name of namesReadBy(node))
        if (!made.has(name) && !this.#isReadable(name, gone)) throw editError(node, `nothing makes ${quoted(name)}`);
  }

  /** Takes nodes of the graph away and puts others where the last was, when it is called with them. */
  #taking(gone: ReadonlySet<NodeProto>): (replacements: readonly NodeProto[]) => void {
    const list = this.#list;
    if (!list) {
      const { lasting, at } = this.#without(gone);
      return (replacements) => {
        lasting.splice(at, 0, ...replacements);
        this.proto.node = lasting;
      };
    }
    for (const node of gone) if (!list.has(node)) throw strangeError(node);
    return (replacements) => list.replace(gone, replacements);
  }

  /** The nodes but for `gone`, and where the last of those was among them. */
  #without(gone: ReadonlySet<NodeProto>): { readonly lasting: NodeProto[]; readonly at: number } {
    const all = this.proto.node;
    const places = [...gone].map((node) => {
      const at = all.indexOf(node);
      if (at < 0) throw strangeError(node);
      return at;
    });
    places.sort((a, b) => a - b);
    // Whole parts are copied: graphs of ten thousands of nodes are edited as often.
    const parts = places.map((at, i) => all.slice(i === 0 ? 0 : places[i - 1]! + 1, at));
    const last = places.at(-1) ?? all.length;
    return {
      lasting: [...parts, all.slice(places.length ? last + 1 : 0)].flat(),
      at: last - Math.max(0, places.length - 1),
    };
  }

  #positionOf({ before, after }: InsertPlace): number {
    const neighbour = before ?? after;
    if (!neighbour) return this.nodes.length;
    const at = this.nodes.indexOf(neighbour);
    if (at < 0) throw strangeError(neighbour);
    return before ? at : at + 1;
  }

  #checkUnread(node: NodeProto, name: string, gone: ReadonlySet<NodeProto>): void {
    const reader = this.consumersOf(name).find((consumer) => !gone.has(consumer));
    if (reader) throw editError(node, `its output ${quoted(name)} is still read by node ${nodeLabel(reader)}`);
    if (this.isOutput(name)) throw editError(node, `its output ${quoted(name)} is an output of the graph`);
  }
}

function fits(node: NodeProto, { opType, domain, name }: NodeQuery): boolean {
  const isOfDomain =
    domain === undefined || node.domain === domain || (isOwnDomain(domain) && isOwnDomain(node.domain));
  return isOfDomain && (opType ?? node.opType) === node.opType && (name ?? node.name) === node.name;
}

/** Whether a node makes something that is needed; if so, what it reads is needed too. */
function keeps(node: NodeProto, needed: Set<string>): boolean {
  if (!node.output.some((name) => name && needed.has(name))) return false;
  for (const name of namesReadBy(node)) needed.add(name);
  return true;
}

function strangeError(node: NodeProto): OnnxError {
  return editError(node, 'it is not in this graph');
}

function editError(node: NodeProto, message: string): OnnxError {
  return new OnnxError('KINGLET_ONNX_EDIT', message, { node: nodeLabel(node) });
}

function quoted(name: string): string {
  return JSON.stringify(name);
}
