// A model while it is optimised: its graph, the types of its values, its constants.
import {
  type Assumption,
  checkTensor,
  copyMessage,
  copyModel,
  type Dimension,
  type ElementType,
  Graph,
  type GraphProto,
  graphOf,
  type InferShapesOptions,
  inferShapes,
  type KnownValues,
  type ModelProto,
  makeModel,
  makeTensorView,
  type NodeProto,
  nodeLabel,
  opsetsOf,
  type Shape,
  type TensorProto,
  type TensorValues,
  tensorValues,
  type ValueInfoProto,
  type ValueType,
} from '@kinglet/onnx';
import { fromProto, toProto } from '../evaluate/tensorProto.ts';

/** Elements that are known. */
export interface Constant {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly values: TensorValues;
}

/** Nodes, as `nodeLabel` writes them, and those that took their place. */
export interface Edit {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/**
 * A copy of the model's graph that passes may change: nodes and the graphs in them are its own, tensors are shared. Passes that make values
 * with new names say their types.
 */
export class ModelGraph extends Graph {
  readonly opsets: ReadonlyMap<string, number>;
  readonly types: Map<string, ValueType>;
  /** Elements of few that inference followed: lengths, and what is made of them. */
  readonly known: Map<string, KnownValues>;
  /** What lengths were taken for that a run decides. */
  readonly assumptions: Assumption[];
  /** What was put in the place of what, in the order in which it was done. */
  readonly edits: Edit[] = [];
  /** Of outputs that are scores of classes: what their columns are called. */
  readonly classes: Map<string, readonly (number | string)[]> = new Map();
  readonly #constants = new Map<TensorProto, Constant>();
  readonly #inputKnown: InferShapesOptions['inputKnown'];

  constructor(model: ModelProto, options: InferShapesOptions = {}) {
    super(copyOf(model, options.inputValues ?? {}));
    this.opsets = new Map([...opsetsOf(model), ['kinglet', 1]]);
    const { types, known, assumptions } = inferShapes(model, { assumes: true, ...options });
    this.types = new Map(types);
    this.known = new Map(known);
    this.assumptions = [...assumptions];
    this.#inputKnown = options.inputKnown;
  }

  get name(): string {
    return this.proto.name;
  }

  /** Values that a run must be given. */
  get inputs(): readonly ValueInfoProto[] {
    return this.proto.input;
  }

  get outputs(): readonly ValueInfoProto[] {
    return this.proto.output;
  }

  /** The elements of a value that is always the same: of strings their numbers (`textId`). */
  constant(name: string): Constant | undefined {
    const tensor = name ? this.constantOf(name) : undefined;
    return tensor && this.#read(tensor);
  }

  /** Whether a node is still there. */
  has(node: NodeProto): boolean {
    return this.producerOf(node.output.find(Boolean) ?? '') === node;
  }

  /** The lengths of a tensor's axes, as far as they are known. */
  shapeOf(name: string): Shape | undefined {
    const type = this.types.get(name);
    return type?.kind === 'tensor' ? type.shape : undefined;
  }

  /** A constant with a new name made from `base`. */
  addConstant(base: string, constant: Constant): string {
    const name = this.uniqueName(base);
    this.#add(name, constant);
    return name;
  }

  /** The name of a value to be made, of the type that another one has. */
  newValue(base: string, like: string): string {
    let name = this.uniqueName(base);
    while (this.types.has(name)) name = this.uniqueName(`${name}_`);
    const type = this.types.get(like);
    if (type) this.types.set(name, type);
    return name;
  }

  /** Puts constants, by the names that they had, in the place of the nodes that made them. */
  replaceByConstants(nodes: readonly NodeProto[], constants: ReadonlyMap<string, Constant>): void {
    const gone = new Set(nodes);
    this.proto.node = this.nodes.filter((node) => !gone.has(node));
    this.refresh();
    for (const [name, constant] of constants) this.#add(name, constant);
    this.edits.push({
      from: nodes.map(nodeLabel),
      to: [constants.size === 1 ? '1 constant' : `${constants.size} constants`],
    });
  }

  override replace(nodes: readonly NodeProto[], replacements: readonly NodeProto[]): void {
    super.replace(nodes, replacements);
    this.edits.push({ from: nodes.map(nodeLabel), to: replacements.map(nodeLabel) });
  }

  /** Replaces nodes, and takes away what they alone read from. */
  supersede(nodes: readonly NodeProto[], replacements: readonly NodeProto[]): void {
    const sources = nodes.flatMap(({ input }) => input.flatMap((name) => this.producerOf(name) ?? []));
    this.replace(nodes, replacements);
    this.removeUnread(sources.filter((source) => !nodes.includes(source)));
  }

  /** Infers types and elements again where the graph tells more of them by now. */
  inferMore(): void {
    const shapes = this.inputs.flatMap(({ name }) =>
      this.shapeOf(name) ? [[name, this.shapeOf(name)!] as const] : [],
    );
    const model = makeModel(this.proto, { opsets: Object.fromEntries(this.opsets) });
    const options = { assumes: true, inputShapes: Object.fromEntries(shapes), inputKnown: this.#inputKnown };
    const { types, known, assumptions } = inferShapes(model, options);
    for (const [name, type] of types)
      if (knownLengths(type) > knownLengths(this.types.get(name))) this.types.set(name, type);
    for (const [name, values] of known)
      if (knownElements(values) > knownElements(this.known.get(name))) this.known.set(name, values);
    for (const each of assumptions)
      if (!this.assumptions.some(({ notNegative }) => notNegative === each.notNegative)) this.assumptions.push(each);
  }

  #add(name: string, constant: Constant): void {
    const { type, dims, values } = constant;
    const tensor = type === 'string' ? toProto(name, constant) : makeTensorView(name, type, dims, values);
    this.addInitializer(tensor);
    this.#constants.set(tensor, constant);
    this.types.set(name, { kind: 'tensor', elementType: type, shape: dims });
  }

  /** All constants, by name. */
  *constants(): Generator<readonly [name: string, constant: Constant]> {
    const nodes = this.find({ opType: 'Constant', domain: '' });
    for (const name of [
      ...this.proto.initializer.map((tensor) => tensor.name),
      ...nodes.map(({ output }) => output[0]!),
    ]) {
      const constant = this.constant(name);
      if (constant) yield [name, constant];
    }
  }

  /** The node that alone reads a value, which is no output of the model. */
  onlyReaderOf(name: string): NodeProto | undefined {
    const readers = this.consumersOf(name);
    return readers.length === 1 && !this.isOutput(name) ? readers[0] : undefined;
  }

  #read(tensor: TensorProto): Constant {
    const known = this.#constants.get(tensor);
    if (known) return known;
    const { type, dims } = checkTensor(tensor);
    const read = type === 'string' ? fromProto(tensor) : { type, dims, values: tensorValues(tensor) };
    this.#constants.set(tensor, read);
    return read;
  }
}

/** How much a type says: nothing, an element type, how many axes, the lengths of some. */
function knownLengths(type: ValueType | undefined): number {
  if (type?.kind !== 'tensor') return type ? 1 : 0;
  return type.shape ? 2 + type.shape.reduce((sum: number, length) => sum + certaintyOf(length), 0) : 1;
}

/**
 * Names that a model has for lengths may turn out to be numbers, and lengths that only data decides those of inputs: of an If that is no
 * more, for one.
 */
function certaintyOf(length: Dimension): number {
  if (length === undefined) return 0;
  if (typeof length === 'number') return 3;
  return length.includes('#') ? 1 : 2;
}

/** Those of a value of none are known all the same. */
function knownElements(values: KnownValues | undefined): number {
  return values ? values.data.reduce((sum: number, element) => sum + certaintyOf(element), 0) : -1;
}

function copyOf(model: ModelProto, inputValues: Readonly<Record<string, TensorProto>>): GraphProto {
  const copied = graphOf(copyModel(model));
  // An initializer that an input could override is a constant for a plan.
  const values = Object.entries(inputValues).map(([name, tensor]) => Object.assign(copyMessage(tensor), { name }));
  const given = new Set(values.map(({ name }) => name));
  copied.initializer = [...copied.initializer.filter(({ name }) => !given.has(name)), ...values];
  const constants = new Set(copied.initializer.map(({ name }) => name));
  copied.input = copied.input.filter(({ name }) => !constants.has(name));
  return copied;
}
