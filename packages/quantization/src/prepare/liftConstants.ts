// Constant nodes become initializers, which is where weights are looked for.
import {
  copyMessage,
  floatAttribute,
  floatsAttribute,
  type Graph,
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
  const attributeOf = (name: string) => node.attribute.find((attribute) => attribute.name === name);
  // All 64 bits of them: numbers have 53.
  const [integers, integer] = [attributeOf('value_ints')?.ints, attributeOf('value_int')?.i];
  if (floats) return makeTensor('', 'float', [floats.length], Float32Array.from(floats));
  if (integers) return makeTensor('', 'int64', [integers.length], BigInt64Array.from(integers));
  if (attributeOf('value_float'))
    return makeTensor('', 'float', [], Float32Array.of(floatAttribute(node, 'value_float', 0)));
  if (integer !== undefined) return makeTensor('', 'int64', [], BigInt64Array.of(integer));
  return tensorAttribute(node, 'value');
}
