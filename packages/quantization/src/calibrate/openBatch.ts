// Models that say a batch of one, and would do to each of several items what they do to one.
import {
  Graph,
  graphOf,
  intAttribute,
  intsAttribute,
  type ModelProto,
  type NodeProto,
  tensorValues,
  type ValueType,
} from '@kinglet/onnx';
import type { RunnerOptions } from './floatRunner.ts';

/**
 * The options with an open first axis of each input, where the first axis of every value has the length 1 and no node looks
 * across it: then items that lie behind each other do not know of each other. Undefined for other models.
 *
 * @param types what is known of the model's values with these options
 */
export function openBatch(
  model: ModelProto,
  options: RunnerOptions,
  types: ReadonlyMap<string, ValueType>,
): RunnerOptions | undefined {
  const graph = new Graph(graphOf(model));
  const isConstant = (name: string): boolean => graph.constantOf(name) !== undefined;
  const shapeOf = (name: string): readonly number[] | undefined => fixedShape(types.get(name));
  const inputs = graph.proto.input.map(({ name }) => name).filter((name) => !isConstant(name));
  const nodes = graph.nodes.filter(({ output }) => !isConstant(output[0]!));
  const values = [...inputs, ...nodes.flatMap(({ output }) => output)];
  // Functions of the model's own may have the names of ONNX's operators.
  const isPlain = options.inputValues === undefined && model.functions.length === 0;
  const isOpen = isPlain && values.every((name) => shapeOf(name)?.[0] === 1);
  if (!isOpen || !nodes.every((node) => isItemwise({ node, graph, shapeOf, isConstant }))) return undefined;
  const shapes = inputs.map((name) => [name, ['batch', ...shapeOf(name)!.slice(1)]] as const);
  return { ...options, inputShapes: Object.fromEntries(shapes) };
}

function fixedShape(type: ValueType | undefined): readonly number[] | undefined {
  if (type?.kind !== 'tensor' || !type.shape?.every((length) => typeof length === 'number')) return undefined;
  return type.shape as readonly number[];
}

/** A node, all of whose results begin with an axis of one item. */
interface Use {
  readonly node: NodeProto;
  readonly graph: Graph;
  readonly shapeOf: (name: string) => readonly number[] | undefined;
  readonly isConstant: (name: string) => boolean;
}

/** Whether the node does to each of several items what it does to one. */
type Rule = (use: Use) => boolean;

const isItemwise: Rule = (use) => {
  const { domain, opType, input, output } = use.node;
  // What is computed of constants alone is made once a run, not once an item.
  const isOfItems = output.length === 1 && input.some((name) => name && !use.isConstant(name));
  return isOfItems && domain === '' && Object.hasOwn(rules, opType) && rules[opType]!(use);
};

/** What it reads besides the first input are constants. */
const firstAlone: Rule = ({ node, isConstant }) => node.input.slice(1).every((name) => !name || isConstant(name));

/** Constants have no items of their own; other operands as many axes as the result. */
const elementwise: Rule = ({ node, shapeOf, isConstant }) => {
  const axes = shapeOf(node.output[0]!)!.length;
  return node.input.every((name) => {
    const shape = shapeOf(name);
    if (!shape) return false;
    return isConstant(name) ? shape.length < axes || shape[0] === 1 : shape.length === axes;
  });
};

/** Along another axis than the first. */
const alongAxis: Rule = ({ node, shapeOf, isConstant }) => {
  const axis = intAttribute(node, 'axis', -1);
  return !node.input.some(isConstant) && axis !== 0 && axis !== -shapeOf(node.output[0]!)!.length;
};

const normalization: Rule = (use) => firstAlone(use) && intAttribute(use.node, 'training_mode', 0) === 0;

const matMul: Rule = (use) => {
  const [left, right] = use.node.input as [string, string];
  return firstAlone(use) && (use.shapeOf(left)?.length ?? 0) > 1 && use.shapeOf(right)?.length === 2;
};

const gemm: Rule = (use) => {
  const row = use.node.input[2] ? use.shapeOf(use.node.input[2]) : [];
  const isRow = row !== undefined && (row.length < 2 || row[0] === 1);
  return firstAlone(use) && isRow && intAttribute(use.node, 'transA', 0) === 0;
};

/** To a first length of 1, which `compile` opens, or to the one that is there. */
const reshape: Rule = ({ node, graph }) => {
  const shape = node.input[1] ? graph.constantOf(node.input[1]) : undefined;
  if (!shape || intAttribute(node, 'allowzero', 0) === 1) return false;
  const [first] = tensorValues(shape);
  return first === 1n || first === 0n;
};

const rules: Readonly<Record<string, Rule>> = {
  Add: elementwise,
  AveragePool: firstAlone,
  BatchNormalization: normalization,
  Clip: firstAlone,
  Concat: alongAxis,
  Conv: firstAlone,
  Div: elementwise,
  Elu: firstAlone,
  Flatten: ({ node }) => intAttribute(node, 'axis', 1) === 1,
  Gelu: firstAlone,
  Gemm: gemm,
  GlobalAveragePool: firstAlone,
  GlobalMaxPool: firstAlone,
  HardSigmoid: firstAlone,
  HardSwish: firstAlone,
  LRN: firstAlone,
  LeakyRelu: firstAlone,
  LogSoftmax: alongAxis,
  MatMul: matMul,
  MaxPool: firstAlone,
  Mul: elementwise,
  Relu: firstAlone,
  Reshape: reshape,
  Sigmoid: firstAlone,
  Softmax: alongAxis,
  Sub: elementwise,
  Tanh: firstAlone,
  Transpose: ({ node }) => intsAttribute(node, 'perm')?.[0] === 0,
};
