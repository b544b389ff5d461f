// A model while quantized forms of its layers are written into it.
import {
  copyMessage,
  copyModel,
  Graph,
  type ModelProto,
  makeTensor,
  makeTensorView,
  type NodeProto,
  type TensorProto,
  type TensorValues,
} from '@kinglet/onnx';

type NumberType = Parameters<typeof makeTensor>[1];

/**
 * A copy of a model whose nodes may be changed; tensors are shared. Nodes that are added are put into order when it is
 * finished.
 */
export class GraphDraft {
  readonly graph: Graph;
  readonly #model: ModelProto;
  readonly #nodes: NodeProto[];
  /** Names of nodes, and those that were given out. */
  readonly #kept: Set<string>;
  readonly #initializers: TensorProto[];
  readonly #added = new Map<string, unknown>();

  constructor(model: ModelProto) {
    this.#model = copyModel(model);
    this.graph = new Graph(this.#model);
    this.#nodes = this.graph.proto.node;
    this.#initializers = this.graph.proto.initializer;
    this.#kept = new Set(this.#nodes.map(({ name }) => name));
  }

  /** The draft's own copy of the node that makes a value. */
  producerOf(value: string): NodeProto {
    return this.graph.producerOf(value)!;
  }

  /** A name that nothing has yet. */
  unique(base: string): string {
    const name = this.graph.uniqueName(base, this.#kept);
    this.#kept.add(name);
    return name;
  }

  /** Adds a tensor, and gives its name. */
  constant(base: string, type: NumberType, dims: readonly number[], values: TensorValues): string {
    const name = this.unique(base);
    this.#initializers.push(makeTensor(name, type, dims, values));
    return name;
  }

  /** Adds a tensor whose elements are the memory of `values`, which then stay as they are; gives its name. */
  view(base: string, type: NumberType, dims: readonly number[], values: TensorValues): string {
    const name = this.unique(base);
    this.#initializers.push(makeTensorView(name, type, dims, values));
    return name;
  }

  /** What `make` adds for a key, the first time; for the same key again what was added then. */
  once<Added>(key: string, make: () => Added): Added {
    if (!this.#added.has(key)) this.#added.set(key, make());
    return this.#added.get(key) as Added;
  }

  add(...nodes: readonly NodeProto[]): void {
    this.#nodes.push(...nodes);
  }

  /** Takes a node of the original away; what it made is made by nodes that were added. */
  drop(node: NodeProto): void {
    this.#nodes.splice(this.#nodes.indexOf(node), 1);
  }

  /** Says that operators of a domain are used. */
  useDomain(domain: string, version: bigint): void {
    const { opsetImport } = this.#model;
    if (opsetImport.some((own) => own.domain === domain)) return;
    opsetImport.push(Object.assign(copyMessage(opsetImport[0]!), { domain, version }));
  }

  /** The model, without tensors that nothing reads any more. */
  finish(): ModelProto {
    this.graph.proto.valueInfo = [];
    this.graph.refresh();
    this.graph.sort();
    this.graph.removeUnused();
    return this.#model;
  }
}
