// Products with weights of few bits: those of 4 bits become MatMulNBits of the domain `kinglet`, in blocks that kernels
// have, with what follows them; of others the weights become floats.
import { floatAttribute, intAttribute, makeNode, type NodeProto } from '@kinglet/onnx';
import { fromStored, type Tensor } from '../evaluate/index.ts';
import { dequantizeNBits, fieldOf, zeroPointsOf } from '../evaluate/rules/microsoft.ts';
import { numbersOf } from '../evaluate/tensor.ts';
import { absorbActivation } from './absorbActivation.ts';
import { absorbBias } from './absorbBias.ts';
import { madeBy, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import { type NibbleWeights, packNibbles } from './nibbleWeights.ts';
import type { Pass } from './runPasses.ts';

export const fuseNibbles: Pass = {
  name: 'fuseNibbles',
  purpose: 'products with weights of 4 bits, dequantized or of MatMulNBits, with a bias and an activation behind them',
  run(graph) {
    let changes = 0;
    for (const node of graph.find({ opType: 'MatMulNBits', domain: 'com.microsoft' })) changes += adopt(graph, node);
    for (const node of graph.find(({ opType, domain }) => domain === '' && ['Gemm', 'MatMul'].includes(opType)))
      changes += fuseDequantized(graph, node);
    for (const node of graph.find({ opType: 'MatMulNBits', domain: 'kinglet' }))
      changes += absorbBias(graph, node, 5) || absorbActivation(graph, node, 'MatMulNBits');
    return changes;
  },
};

/** MatMulNBits whose weights are constants; others are for the lowering to refuse. */
function adopt(graph: ModelGraph, node: NodeProto): number {
  const [packed, scales, zeroPoints, groups] = [1, 2, 3, 4].map((i) => tensorOf(graph, node.input[i]));
  const areKnown = [1, 2, 3, 4].every((i) => !node.input[i] || tensorOf(graph, node.input[i]));
  if (!packed || !scales || !areKnown) return 0;
  const [inner, columns] = [intAttribute(node, 'K', 0), intAttribute(node, 'N', 0)];
  const [block, bits] = [intAttribute(node, 'block_size', 0), intAttribute(node, 'bits', 4)];
  const blocks = Math.ceil(inner / block);
  const [factors, points] = [numbersOf(scales), zeroPointsOf(zeroPoints, bits, blocks)];
  const arePacked = zeroPoints === undefined || zeroPoints.type === 'uint8';
  const nibbles: NibbleWeights = {
    ...{ inner, columns, block, zeroPoint: points },
    weight: (n, k) => fieldOf(packed.values as Uint8Array, (n * blocks * block) / 2, k, bits),
    // What fills the last blocks up is to be zeros.
    ...(inner % block === 0 ? { packed: packed.values as Uint8Array } : {}),
    scale: (n, b) => factors[n * blocks + b]!,
  };
  const [a, bias = ''] = [node.input[0]!, node.input[5]];
  const level = intAttribute(node, 'accuracy_level', 0);
  if (bits === 4 && !groups && arePacked && replaceByNibbles(graph, node, { a, bias, level, nibbles })) return 1;
  const values = Float32Array.from(
    dequantizeNBits({ inner, columns, block, bits, packed, scales, zeroPoints, groups }),
  );
  return replaceByFloats(graph, node, values, [inner, columns]);
}

interface NibbleProduct {
  readonly a: string;
  readonly bias: string;
  /** `accuracy_level`. */
  readonly level: number;
  readonly nibbles: NibbleWeights;
}

function replaceByNibbles(graph: ModelGraph, node: NodeProto, { a, bias, level, nibbles }: NibbleProduct): number {
  const packed = packNibbles(nibbles);
  if (!packed) return 0;
  const { inner, columns } = nibbles;
  const { block, weights, scales, zeroPoints } = packed;
  const base = node.input[1]!;
  const bytes = (name: string, values: Uint8Array): string =>
    graph.addConstant(`${base}_${name}`, { type: 'uint8', dims: [columns, values.length / columns], values });
  const blockScales = { type: 'float', dims: [columns, scales.length / columns], values: scales } as const;
  const inputs = [
    ...[a, bytes('nibbles', weights), graph.addConstant(`${base}_scales`, blockScales)],
    ...[zeroPoints ? bytes('points', zeroPoints) : '', '', bias],
  ];
  const lengths = { K: BigInt(inner), N: BigInt(columns), block_size: BigInt(block), bits: 4n };
  const attributes = { ...lengths, accuracy_level: BigInt(level) };
  graph.supersede(
    [node],
    [makeNode('MatMulNBits', inputs, node.output, { name: node.name, domain: 'kinglet', attributes })],
  );
  return 1;
}

function replaceByFloats(graph: ModelGraph, node: NodeProto, values: Float32Array, dims: readonly number[]): number {
  const { name, output } = node;
  const [a, base, bias] = [node.input[0]!, node.input[1]!, node.input[5]];
  const matrix = graph.addConstant(`${base}_floats`, { type: 'float', dims, values });
  const product = bias ? graph.newValue(`${output[0]}_product`, output[0]!) : output[0]!;
  const add = bias ? [makeNode('Add', [product, bias], output, { name })] : [];
  graph.replace([node], [makeNode('MatMul', [a, matrix], [product], { name }), ...add]);
  return 1;
}

/** A product of floats with integers of 4 bits that are dequantized by columns or by blocks of them. */
function fuseDequantized(graph: ModelGraph, node: NodeProto): number {
  const isTurned = node.opType === 'Gemm' && intAttribute(node, 'transB', 0) === 1;
  const from = madeBy(graph, node.input[1], 'DequantizeLinear');
  const columns = shapeOf(graph, node.output[0])?.at(-1);
  const nibbles = from && isPlainProduct(graph, node) && dequantizedNibbles(graph, from, isTurned);
  if (!nibbles || nibbles.columns !== columns) return 0;
  return replaceByNibbles(graph, node, { a: node.input[0]!, bias: node.input[2] ?? '', level: 0, nibbles });
}

/** No factors, and a bias that is a row: what MatMulNBits has. */
function isPlainProduct(graph: ModelGraph, node: NodeProto): boolean {
  if (node.opType === 'MatMul') return true;
  const columns = shapeOf(graph, node.output[0])?.at(-1);
  const bias = node.input[2] ? shapeOf(graph, node.input[2]) : [columns];
  const factors = ['alpha', 'beta'].map((name) => floatAttribute(node, name, 1));
  const isRow = bias?.length === 1 && bias[0] === columns;
  return isRow && intAttribute(node, 'transA', 0) === 0 && factors.every((factor) => factor === 1);
}

function dequantizedNibbles(graph: ModelGraph, from: NodeProto, isTurned: boolean): NibbleWeights | undefined {
  const [weights, scales, zeroPoints] = [0, 1, 2].map((i) => tensorOf(graph, from.input[i]));
  if (!weights || !scales || weights.dims.length !== 2 || (from.input[2] && !zeroPoints)) return undefined;
  if (weights.type !== 'int4' && weights.type !== 'uint4') return undefined;
  const [columnAxis, innerAxis] = isTurned ? [0, 1] : [1, 0];
  const [inner, columns] = [weights.dims[innerAxis]!, weights.dims[columnAxis]!];
  const stepsOf = scaleSteps(from, scales, columnAxis, columns);
  if (!stepsOf) return undefined;
  const { block, steps } = stepsOf;
  const centre = weights.type === 'int4' ? 8 : 0;
  const [values, factors] = [numbersOf(weights), numbersOf(scales)];
  const points = zeroPoints && numbersOf(zeroPoints);
  const place = (n: number, b: number): number => n * steps[0] + b * steps[1];
  return {
    ...{ inner, columns, block },
    weight: (n, k) => values[isTurned ? n * inner + k : k * columns + n]! + centre,
    scale: (n, b) => factors[place(n, b)]!,
    zeroPoint: (n, b) => (points ? points[place(n, b)]! : 0) + centre,
  };
}

/** How many weights of a column share a scale, and how far scales of the next column and the next block are. */
function scaleSteps(from: NodeProto, scales: Tensor, columnAxis: number, columns: number) {
  const block = intAttribute(from, 'block_size', 0);
  const axis = (intAttribute(from, 'axis', 1) + 2) % 2;
  const all = Number.POSITIVE_INFINITY;
  if (scales.values.length === 1) return { block: all, steps: [0, 0] as const };
  if (block > 0 && axis !== columnAxis) {
    const blocks = scales.dims[1 - columnAxis]!;
    return { block, steps: columnAxis === 0 ? ([blocks, 1] as const) : ([1, columns] as const) };
  }
  return block === 0 && axis === columnAxis ? { block: all, steps: [1, 0] as const } : undefined;
}

function tensorOf(graph: ModelGraph, name: string | undefined): Tensor | undefined {
  const constant = name ? graph.constant(name) : undefined;
  return constant && fromStored(constant.type, constant.dims, constant.values);
}
