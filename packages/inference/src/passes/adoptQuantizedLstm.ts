// DynamicQuantizeLSTM of com.microsoft as ONNX's LSTM: its bytes become floats, which is more exact and no slower here.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import { fromStored, type Tensor } from '../evaluate/index.ts';
import { turnedFloats } from '../evaluate/rules/quantizedRecurrent.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const adoptQuantizedLstm: Pass = {
  name: 'adoptQuantizedLstm',
  purpose: 'LSTMs of com.microsoft, whose constant weights are bytes, as those of ONNX',
  run: (graph) =>
    graph.find({ opType: 'DynamicQuantizeLSTM', domain: 'com.microsoft' }).filter((node) => adopt(graph, node)).length,
};

/** Whether its weights are known, so that it could be replaced. */
function adopt(graph: ModelGraph, node: NodeProto): boolean {
  const [weights, recurrence] = [floatsOf(graph, node, 1, 8), floatsOf(graph, node, 2, 10)];
  if (!weights || !recurrence) return false;
  const [x = '', , , ...others] = node.input;
  const made = makeNode('LSTM', [x, weights, recurrence, ...others.slice(0, 5)], node.output, { name: node.name });
  made.attribute = node.attribute;
  graph.replace([node], [made]);
  return true;
}

/** The name of a weight as floats, whose scale is input `scale` and whose zero point is the next one. */
function floatsOf(graph: ModelGraph, { input }: NodeProto, index: number, scale: number): string | undefined {
  const [bytes, scales, points] = [index, scale, scale + 1].map((i) => tensorOf(graph, input[i]));
  if (!bytes || !scales || (input[scale + 1] && !points)) return undefined;
  return graph.addConstant(`${input[index]}_floats`, turnedFloats(bytes, scales, points));
}

function tensorOf(graph: ModelGraph, name: string | undefined): Tensor | undefined {
  const constant = name ? graph.constant(name) : undefined;
  return constant && fromStored(constant.type, constant.dims, constant.values);
}
