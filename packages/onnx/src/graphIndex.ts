// What makes and what reads each value of a graph, kept up to date while the graph is edited.
import type { GraphProto, NodeProto, TensorProto } from './generated/onnx_pb.ts';
import { nameOf, namesInNode } from './graphNames.ts';
import { namesReadBy } from './topologicalOrder.ts';

/** A node's names must not change between `add` and `delete`: it is found by them. */
export class GraphIndex {
  readonly producers: Map<string, NodeProto> = new Map();
  readonly consumers: Map<string, Set<NodeProto>> = new Map();
  readonly initializers: Map<string, TensorProto> = new Map();
  readonly inputs: Set<string>;
  readonly outputs: Set<string>;
  /** What no node makes: inputs and initializers. */
  readonly given: Set<string> = new Set();
  /** How many times each name stands in the graph; one that stands nowhere is not there. */
  readonly #uses = new Map<string, number>();

  constructor(graph: GraphProto) {
    for (const node of graph.node) this.add(node);
    for (const tensor of graph.initializer) this.addInitializer(tensor);
    const sparse = graph.sparseInitializer.flatMap(({ values }) => values?.name ?? []);
    this.inputs = new Set(graph.input.map(nameOf));
    this.outputs = new Set(graph.output.map(nameOf));
    for (const name of [...this.inputs, ...sparse]) this.given.add(name);
    const described = [...graph.input, ...graph.output, ...graph.valueInfo].map(nameOf);
    for (const name of [...described, ...sparse]) this.#count(name, 1);
  }

  /** Whether a name stands anywhere in the graph. */
  has(name: string): boolean {
    return this.#uses.has(name);
  }

  /** Whether a node, or the graph as its output, reads a value. */
  isRead(name: string): boolean {
    return this.consumers.has(name) || this.outputs.has(name);
  }

  add(node: NodeProto): void {
    for (const name of node.output) if (name) this.producers.set(name, node);
    for (const name of namesReadBy(node)) {
      const readers = this.consumers.get(name);
      if (readers) readers.add(node);
      else this.consumers.set(name, new Set([node]));
    }
    for (const name of namesInNode(node)) this.#count(name, 1);
  }

  delete(node: NodeProto): void {
    for (const name of node.output) if (this.producers.get(name) === node) this.producers.delete(name);
    for (const name of namesReadBy(node)) {
      const readers = this.consumers.get(name);
      readers?.delete(node);
      if (readers?.size === 0) this.consumers.delete(name);
    }
    for (const name of namesInNode(node)) this.#count(name, -1);
  }

  addInitializer(tensor: TensorProto): void {
    this.initializers.set(tensor.name, tensor);
    this.given.add(tensor.name);
    this.#count(tensor.name, 1);
  }

  /** What the graph itself says of a value, so many times, it says of another name. */
  renameEntries(from: string, to: string, times: number): void {
    for (const names of [this.inputs, this.outputs, this.given]) if (names.delete(from)) names.add(to);
    const tensor = this.initializers.get(from);
    if (tensor) this.initializers.set(to, tensor);
    this.initializers.delete(from);
    this.#count(from, -times);
    this.#count(to, times);
  }

  #count(name: string, more: number): void {
    const uses = (this.#uses.get(name) ?? 0) + more;
    if (uses > 0) this.#uses.set(name, uses);
    else this.#uses.delete(name);
  }
}
