// A model cut into parts that run one after the other, so that the weights of one are in memory at a time.
import {
  checkTensor,
  copyMessage,
  Graph,
  isExternal,
  type ModelProto,
  makeValueInfo,
  type NodeProto,
  namesReadBy,
  type ValueInfoProto,
  type ValueType,
} from '@kinglet/onnx';

/** A part of a model; its outputs are those that a runner asks it for. */
export interface Segment {
  readonly model: ModelProto;
  /** The floats that segments before it make, and the model's inputs. */
  readonly inputs: readonly string[];
  /** The values that it makes and no other does before. */
  readonly made: ReadonlySet<string>;
}

/**
 * Segments of at most `maxBytes` of weights each, in the order in which they run; one node alone may have more. A cut is
 * where all floats that cross it have a shape that is known but for one symbol of the model's inputs. Other values are
 * computed again in each segment that reads them, so that its plan is what it would be as a part of the whole: those of
 * which shapes are made, integers and what is dequantized of them, what no input changes.
 */
export function segmentModel(model: ModelProto, types: ReadonlyMap<string, ValueType>, maxBytes: number): Segment[] {
  const graph = new Graph(model);
  const values = new Values(graph, types);
  const nodes = constantsLate(graph.topologicalOrder(), values);
  return partsOf(nodes, values, maxBytes).map((part) => segmentOf(model, nodes, part, values));
}

/** What is another number each time that it is computed. */
const random = /^(Bernoulli|Multinomial|Random)/;

/** Whether a node is run in a segment, and not only computed again there. */
export function isIn({ made }: Segment, { output }: NodeProto): boolean {
  return output.some((name) => made.has(name));
}

const floats: ReadonlySet<string | undefined> = new Set(['bfloat16', 'double', 'float', 'float16']);

/** What is known of a graph's values. */
class Values {
  readonly graph: Graph;
  readonly #types: ReadonlyMap<string, ValueType>;
  readonly #symbols: ReadonlySet<unknown>;
  readonly #crossing = new Map<string, boolean>();
  readonly #constant = new Map<string, boolean>();

  constructor(graph: Graph, types: ReadonlyMap<string, ValueType>) {
    [this.graph, this.#types] = [graph, types];
    const shapes = graph.proto.input.flatMap(({ name }) => this.#shapeOf(name) ?? []);
    this.#symbols = new Set(shapes.filter((length) => typeof length === 'string'));
  }

  /** Whether a segment hands the value on to later ones. */
  isHandedOn(name: string): boolean {
    const type = this.#types.get(name);
    const isFloat = type?.kind === 'tensor' && floats.has(type.elementType);
    return isFloat && this.graph.producerOf(name)?.opType !== 'DequantizeLinear' && !this.isConstant(name);
  }

  /** Whether no input changes the value. */
  isConstant(name: string): boolean {
    const known = this.#constant.get(name);
    if (known !== undefined) return known;
    const producer = this.graph.producerOf(name);
    const isConstant = producer
      ? !random.test(producer.opType) && [...namesReadBy(producer)].every((read) => this.isConstant(read))
      : this.graph.constantOf(name) !== undefined;
    this.#constant.set(name, isConstant);
    return isConstant;
  }

  infoOf(name: string): ValueInfoProto {
    return this.graph.proto.input.find((input) => input.name === name) ?? makeValueInfo(name, this.#types.get(name)!);
  }

  /** Whether a later segment can have the value: as an input, or computed again from such. */
  mayCross(name: string): boolean {
    const known = this.#crossing.get(name);
    if (known !== undefined) return known;
    const producer = this.graph.producerOf(name);
    const may = !producer || (this.isHandedOn(name) ? this.#isKnown(name) : this.#mayAll(namesReadBy(producer)));
    this.#crossing.set(name, may);
    return may;
  }

  #mayAll(names: Iterable<string>): boolean {
    return [...names].every((name) => this.mayCross(name));
  }

  #isKnown(name: string): boolean {
    const open = this.#shapeOf(name)?.filter((length) => typeof length !== 'number');
    return open !== undefined && open.length <= 1 && open.every((length) => this.#symbols.has(length));
  }

  #shapeOf(name: string) {
    const type = this.#types.get(name);
    return type?.kind === 'tensor' ? type.shape : undefined;
  }
}

/** Each node that no input changes right before the first that reads it: its weights are of that one's segment. */
function constantsLate(nodes: readonly NodeProto[], values: Values): NodeProto[] {
  const isConstant = ({ output }: NodeProto): boolean => output.some((name) => name && values.isConstant(name));
  const order = new Set<NodeProto>();
  const missing = (node: NodeProto): NodeProto[] => {
    const makers = [...namesReadBy(node)].map((name) => values.graph.producerOf(name));
    return makers.filter((maker) => maker !== undefined && !order.has(maker) && isConstant(maker)) as NodeProto[];
  };
  for (const node of nodes) if (!isConstant(node)) addAfter(node, missing, order);
  for (const node of nodes) addAfter(node, missing, order);
  return [...order];
}

/** Adds what is missing first. A list of what is left, since a chain may be longer than calls can be nested. */
function addAfter(node: NodeProto, missing: (node: NodeProto) => readonly NodeProto[], order: Set<NodeProto>): void {
  const left = [node];
  for (let last = left.at(-1); last; last = left.at(-1)) {
    const before = missing(last);
    if (before.length === 0) order.add(left.pop()!);
    else for (const other of before.toReversed()) left.push(other);
  }
}

function partsOf(nodes: readonly NodeProto[], values: Values, maxBytes: number): NodeProto[][] {
  const lastReader = new Map<string, NodeProto>();
  for (const node of nodes) for (const name of namesReadBy(node)) lastReader.set(name, node);
  const parts: NodeProto[][] = [[]];
  const crossing = new Set<string>();
  let bytes = 0;
  for (const node of nodes) {
    const own = weightBytes(values.graph, node);
    if (bytes > 0 && bytes + own > maxBytes && [...crossing].every((name) => values.mayCross(name))) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(node);
    bytes += own;
    for (const name of node.output) if (lastReader.has(name)) crossing.add(name);
    for (const name of namesReadBy(node)) if (lastReader.get(name) === node) crossing.delete(name);
  }
  return parts;
}

/** Of constants in files: others are small. */
function weightBytes(graph: Graph, node: NodeProto): number {
  const tensors = [...namesReadBy(node)].flatMap((name) => graph.constantOf(name) ?? []);
  return tensors.filter(isExternal).reduce((sum, tensor) => sum + checkTensor(tensor).byteLength, 0);
}

function segmentOf(
  model: ModelProto,
  nodes: readonly NodeProto[],
  part: readonly NodeProto[],
  values: Values,
): Segment {
  const { graph } = values;
  const own = new Set(part);
  const read = new Set<string>();
  // A set visits what is added while it is walked.
  for (const node of own)
    for (const name of namesReadBy(node)) {
      const producer = graph.producerOf(name);
      if (producer && !values.isHandedOn(name)) own.add(producer);
      else read.add(name);
    }
  const made = new Set([...own].flatMap(({ output }) => output));
  const isInput = new Set(graph.proto.input.map(({ name }) => name));
  const inputs = [...read].filter((name) => !made.has(name) && (graph.producerOf(name) || isInput.has(name)));
  const proto = Object.assign(copyMessage(graph.proto), {
    node: nodes.filter((node) => own.has(node)),
    input: inputs.map((name) => values.infoOf(name)),
    output: [],
    initializer: graph.proto.initializer.filter(({ name }) => read.has(name)),
    valueInfo: graph.proto.valueInfo.filter(({ name }) => made.has(name)),
  });
  return {
    model: Object.assign(copyMessage(model), { graph: proto }),
    inputs,
    made: new Set(part.flatMap(({ output }) => output)),
  };
}
