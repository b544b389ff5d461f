// Inputs of ONNX's operators that plans must know when they are made.
import { type GraphProto, type NodeProto, namesReadBy, subgraphsOf } from '@kinglet/onnx';
import type { BackendCase } from './cases.ts';

/** Inputs that shapes or instructions depend on: lengths, axes, counts, pads, scales, flags. */
const frozen: Readonly<Record<string, readonly number[]>> = {
  AffineGrid: [1],
  BlackmanWindow: [0],
  CenterCropPad: [1],
  Col2Im: [1, 2],
  ConstantOfShape: [0],
  CumProd: [1],
  CumSum: [1],
  DeformConv: [1],
  Dropout: [1, 2],
  Expand: [1],
  HammingWindow: [0],
  HannWindow: [0],
  MaxUnpool: [2],
  MelWeightMatrix: [0, 1, 2, 3, 4],
  OneHot: [1],
  NonMaxSuppression: [2, 3, 4],
  Pad: [1, 3],
  Range: [0, 1, 2],
  ReduceL1: [1],
  ReduceL2: [1],
  ReduceLogSum: [1],
  ReduceLogSumExp: [1],
  ReduceMax: [1],
  ReduceMean: [1],
  ReduceMin: [1],
  ReduceProd: [1],
  ReduceSum: [1],
  ReduceSumSquare: [1],
  Reshape: [1],
  Resize: [1, 2, 3],
  ReverseSequence: [1],
  Slice: [1, 2, 3, 4],
  Split: [1],
  Squeeze: [1],
  Tile: [1],
  TopK: [1],
  Trilu: [1],
  Unsqueeze: [1],
  Upsample: [1],
};

/** Operators that read only the shape of what they are given. */
const shapeReaders = new Set(['Shape', 'Size']);

/** The names of a case's inputs that become constants of its plan: those that what must be known is made of. */
export function frozenInputs({ model }: BackendCase): string[] {
  const graph = model.graph!;
  const needed = new Set(
    nodesOf(graph).flatMap(({ opType, input }) => (frozen[opType] ?? []).flatMap((i) => input[i] || [])),
  );
  // A set visits what is added while it is walked.
  for (const name of needed) {
    const producer = nodesOf(graph).find(({ output }) => output.includes(name));
    if (producer && !shapeReaders.has(producer.opType)) for (const input of namesReadBy(producer)) needed.add(input);
  }
  return graph.input.map(({ name }) => name).filter((name) => needed.has(name));
}

/** Those of the graphs inside nodes among them. */
function nodesOf(graph: GraphProto): NodeProto[] {
  return graph.node.flatMap((node) => [node, ...subgraphsOf(node).flatMap(nodesOf)]);
}
