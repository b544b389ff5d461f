// Zeros around an image become the pads of the convolution that alone reads it; pads of no length go.
import {
  floatAttribute,
  intsAttribute,
  makeAttribute,
  makeNode,
  type NodeProto,
  opsetOf,
  stringAttribute,
} from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const absorbPadding: Pass = {
  name: 'absorbPadding',
  purpose: 'Pad of zeros into the pads of Conv, and Pad of nothing away',
  run(graph) {
    let changes = 0;
    for (const pad of graph.find({ opType: 'Pad', domain: '' }))
      changes += removeEmpty(graph, pad) || absorb(graph, pad);
    return changes;
  },
};

function removeEmpty(graph: ModelGraph, pad: NodeProto): number {
  const pads = padsOf(graph, pad);
  if (!pads?.every((length) => length === 0)) return 0;
  graph.replace([pad], [makeNode('Identity', [pad.input[0]!], pad.output, { name: pad.name })]);
  return 1;
}

function absorb(graph: ModelGraph, pad: NodeProto): number {
  const conv = graph.onlyReaderOf(pad.output[0]!);
  const pads = padsOf(graph, pad);
  if (conv?.opType !== 'Conv' || conv.domain !== '' || conv.input.lastIndexOf(pad.output[0]!) !== 0 || !pads) return 0;
  const rank = pads.length / 2;
  const isImage = pads.every((length, i) => length >= 0 && (i % rank > 1 || length === 0));
  if (!isImage || !isOfZeros(graph, pad)) return 0;
  const mode = stringAttribute(conv, 'auto_pad', 'NOTSET');
  if (mode !== 'NOTSET' && mode !== 'VALID') return 0;
  const own = (mode === 'NOTSET' ? intsAttribute(conv, 'pads') : undefined) ?? Array<number>(2 * (rank - 2)).fill(0);
  const outer = pads.filter((_, i) => i % rank > 1);
  const made = makeNode('Conv', [pad.input[0]!, ...conv.input.slice(1)], conv.output, { name: conv.name });
  made.attribute = [
    ...conv.attribute.filter(({ name }) => name !== 'pads' && name !== 'auto_pad'),
    makeAttribute(
      'pads',
      own.map((length, i) => BigInt(length + outer[i]!)),
    ),
  ];
  graph.replace([pad, conv], [made]);
  return 1;
}

/** Lengths before each axis, then behind; undefined where they are not known. */
function padsOf(graph: ModelGraph, pad: NodeProto): readonly number[] | undefined {
  const rank = graph.shapeOf(pad.input[0]!)?.length;
  if (rank === undefined) return undefined;
  if (opsetOf(graph.opsets, pad) < 11) return intsAttribute(pad, 'pads');
  const given = graph.constant(pad.input[1] ?? '')?.values;
  if (!given) return undefined;
  const lengths = Array.from(given as ArrayLike<bigint | number>, Number);
  const axes = pad.input[3] ? graph.constant(pad.input[3])?.values : undefined;
  if (!pad.input[3]) return lengths;
  if (!axes) return undefined;
  const spread = Array<number>(2 * rank).fill(0);
  for (const [i, axis] of Array.from(axes as ArrayLike<bigint | number>, Number).entries()) {
    const at = axis < 0 ? axis + rank : axis;
    [spread[at], spread[at + rank]] = [lengths[i]!, lengths[i + axes.length]!];
  }
  return spread;
}

function isOfZeros(graph: ModelGraph, pad: NodeProto): boolean {
  if (stringAttribute(pad, 'mode', 'constant') !== 'constant') return false;
  if (opsetOf(graph.opsets, pad) < 11) return floatAttribute(pad, 'value', 0) === 0;
  return !pad.input[2] || Number(graph.constant(pad.input[2])?.values[0]) === 0;
}
