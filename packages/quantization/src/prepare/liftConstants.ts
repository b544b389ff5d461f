// Constant nodes become initializers, which is where weights are looked for.
import {
  copyMessage,
  floatAttribute,
  floatsAttribute,
  type Graph,
  intAttribute,
  intsAttribute,
  makeTensor,
  type NodeProto,
  type TensorProto,
  tensorAttribute,
} from '@kinglet/onnx';

/** Texts, sparse tensors and outputs of the model stay nodes. */
export function liftConstants(graph: Graph): void {
  const constants = graph.find({ opType: 'Constant', domain: '' });
  const lifted = constants.flatMap((node) => {
    const tensor = graph.isOutput(node.output[0]!) ? undefined : tensorOf(node);
    return tensor ? [{ node, tensor }] : [];
  });
  const gone = new Set(lifted.map(({ node }) => node));
  graph.proto.node = graph.proto.node.filter((node) => !gone.has(node));
  for (const { node, tensor } of lifted)
    graph.proto.initializer.push(Object.assign(copyMessage(tensor), { name: node.output[0]! }));
  graph.refresh();
}

function tensorOf(node: NodeProto): TensorProto | undefined {
  const floats = floatsAttribute(node, 'value_floats');
  const integers = intsAttribute(node, 'value_ints');
  const has = (name: string): boolean => node.attribute.some((attribute) => attribute.name === name);
  if (floats) return makeTensor('', 'float', [floats.length], Float32Array.from(floats));
  if (integers) return makeTensor('', 'int64', [integers.length], BigInt64Array.from(integers, BigInt));
  if (has('value_float')) return makeTensor('', 'float', [], Float32Array.of(floatAttribute(node, 'value_float', 0)));
  if (has('value_int'))
    return makeTensor('', 'int64', [], BigInt64Array.of(BigInt(intAttribute(node, 'value_int', 0))));
  return tensorAttribute(node, 'value');
}
