// What moves the elements of constants is done beforehand, so that weights are constants themselves.
import { evaluate } from '@kinglet/inference/compile';
import {
  type Graph,
  makeGraph,
  makeModel,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  type TensorProto,
  tensorType,
} from '@kinglet/onnx';

const moving = new Set(['Flatten', 'Identity', 'Reshape', 'Squeeze', 'Transpose', 'Unsqueeze']);

/** Nodes of constants alone become initializers of the name of what they made. */
export function foldConstants(graph: Graph, opset: number): void {
  for (const node of graph.topologicalOrder()) {
    const constants = node.input.map((name) => (name ? graph.constantOf(name) : undefined));
    const isFoldable = node.domain === '' && moving.has(node.opType) && !graph.isOutput(node.output[0]!);
    if (!isFoldable || constants.some((tensor, i) => !tensor && node.input[i])) continue;
    const made = folded(node, constants, opset);
    graph.proto.node.splice(graph.proto.node.indexOf(node), 1);
    graph.proto.initializer.push(made);
    graph.refresh();
  }
}

function folded(node: NodeProto, constants: readonly (TensorProto | undefined)[], opset: number): TensorProto {
  const [name] = node.output as [string];
  const output = makeValueInfo(name, tensorType(undefined, undefined));
  const initializers = constants.flatMap((tensor) => tensor ?? []);
  const model = makeModel(makeGraph({ nodes: [node], inputs: [], outputs: [output], initializers }), {
    opsets: { '': opset },
  });
  const { type, dims, values } = evaluate(model, {})[name]!;
  return makeTensor(name, type as Parameters<typeof makeTensor>[1], dims, values as never);
}
