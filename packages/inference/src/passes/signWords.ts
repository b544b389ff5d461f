// Integers of 16 bits without a sign as those with one, which kernels take: 32768 less, the zero point too.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

const half = 32768;

export const signWords: Pass = {
  name: 'signWords',
  purpose: 'uint16 between quantizers as int16',
  run(graph) {
    let changes = 0;
    for (const node of graph.find({ opType: 'QuantizeLinear', domain: '' })) changes += signed(graph, node);
    return changes;
  },
};

/** A quantizer whose integers nothing but dequantizers with the same zero point reads. */
function signed(graph: ModelGraph, node: NodeProto): number {
  const [x, scale, zeroPoint] = node.input as [string, string, string?];
  const [integers] = node.output as [string];
  const type = graph.types.get(integers);
  const points = graph.constant(zeroPoint ?? '');
  if (type?.kind !== 'tensor' || type.elementType !== 'uint16' || points?.type !== 'uint16') return 0;
  const readers = graph.consumersOf(integers);
  if (graph.isOutput(integers) || !readers.every((reader) => isLike(reader, node))) return 0;
  const values = Int16Array.from(points.values as Uint16Array, (point) => point - half);
  const point = graph.addConstant(`${zeroPoint}_signed`, { type: 'int16', dims: points.dims, values });
  const made = graph.newValue(`${integers}_signed`, integers);
  graph.types.set(made, { ...type, elementType: 'int16' });
  const all = [node, ...readers];
  graph.replace(
    all,
    all.map((old) => {
      const [input, output] = old === node ? [x, made] : [made, old.output[0]!];
      const replaced = makeNode(old.opType, [input, old.input[1] ?? scale, point], [output], { name: old.name });
      replaced.attribute = old.attribute.filter(({ name }) => name !== 'output_dtype');
      return replaced;
    }),
  );
  return 1;
}

function isLike({ opType, domain, input }: NodeProto, { input: [, , zeroPoint] }: NodeProto): boolean {
  return opType === 'DequantizeLinear' && domain === '' && input[2] === zeroPoint;
}
