// Operators that only float has kernels for compute in it what they are given in floats of 16 bits.
import { copyMessage, type ElementType, makeNode, type NodeProto } from '@kinglet/onnx';
import { elementTypeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

const operators = new Set([
  'Attention',
  'AveragePool',
  'BatchNormalization',
  'Conv',
  'ConvTranspose',
  'DeformConv',
  'DequantizeLinear',
  'Elu',
  'GRU',
  'Gemm',
  'GlobalAveragePool',
  'GlobalLpPool',
  'GlobalMaxPool',
  'GridSample',
  'GroupNormalization',
  'HardSigmoid',
  'InstanceNormalization',
  'LRN',
  'LSTM',
  'LayerNormalization',
  'LeakyRelu',
  'LpPool',
  'MatMul',
  'MatMulNBits',
  'MaxPool',
  'MaxRoiPool',
  'PRelu',
  'QLinearConv',
  'QLinearMatMul',
  'QuantizeLinear',
  'RMSNormalization',
  'RNN',
  'Resize',
  'RoiAlign',
  'RotaryEmbedding',
  'Selu',
  'Softmax',
  'Swish',
  'Upsample',
]);
/** ONNX's numbers of the types. */
const numbers = { bfloat16: 16n, float: 1n, float16: 10n } as const;

export const computeInFloat: Pass = {
  name: 'computeInFloat',
  purpose: 'float16 and bfloat16 as float where there are no kernels for them, and back',
  run(graph) {
    const nodes = graph.find(({ opType, domain, input, output }) =>
      (domain === '' || domain === 'kinglet') && operators.has(opType)
        ? [...input, ...output].some((name) => shortTypeOf(graph, name))
        : false,
    );
    for (const node of nodes) graph.replace([node], inFloat(graph, node));
    return nodes.length;
  },
};

type ShortType = 'bfloat16' | 'float16';

function shortTypeOf(graph: ModelGraph, name: string): ShortType | undefined {
  const elementType = elementTypeOf(graph, name);
  return elementType === 'float16' || elementType === 'bfloat16' ? elementType : undefined;
}

/** The node with its inputs and outputs of float, after and before nodes that convert them. */
function inFloat(graph: ModelGraph, node: NodeProto): NodeProto[] {
  const { name } = node;
  const before: NodeProto[] = [];
  const after: NodeProto[] = [];
  const input = node.input.map((given) => {
    if (!shortTypeOf(graph, given)) return given;
    const made = floatLike(graph, given);
    before.push(makeNode('Cast', [given], [made], { name, attributes: { to: numbers.float } }));
    return made;
  });
  const output = node.output.map((given) => {
    const type = shortTypeOf(graph, given);
    if (!type) return given;
    const made = floatLike(graph, given);
    after.push(makeNode('Cast', [made], [given], { name, attributes: { to: numbers[type] } }));
    return made;
  });
  return [...before, Object.assign(copyMessage(node), { input, output }), ...after];
}

/** The name of a value of float with the shape of another. */
function floatLike(graph: ModelGraph, like: string): string {
  const made = graph.newValue(`${like}_float`, like);
  const type = graph.types.get(made);
  if (type?.kind === 'tensor') graph.types.set(made, { ...type, elementType: 'float' satisfies ElementType });
  return made;
}
