// QuantizeLinear and DequantizeLinear of com.microsoft, which had more types before ONNX had them, as ONNX's own.
import { makeNode } from '@kinglet/onnx';
import type { Pass } from './runPasses.ts';

export const adoptQuantizers: Pass = {
  name: 'adoptQuantizers',
  purpose: 'quantizers of com.microsoft as those of ONNX, which mean the same',
  run(graph) {
    const nodes = graph.find(
      ({ domain, opType }) => domain === 'com.microsoft' && ['DequantizeLinear', 'QuantizeLinear'].includes(opType),
    );
    for (const node of nodes) {
      const made = makeNode(node.opType, node.input, node.output, { name: node.name });
      made.attribute = node.attribute;
      graph.replace([node], [made]);
    }
    return nodes.length;
  },
};
