// A constant for each channel that is added behind a convolution becomes its bias.
import { copyMessage, type Graph, makeTensor, type NodeProto, type TensorProto, tensorValues } from '@kinglet/onnx';

/** Folds each Add of a constant [C, 1, …] or [1, C, 1, …] that alone reads a Conv. How many were folded. */
export function foldBiases(graph: Graph): number {
  let folded = 0;
  for (const node of graph.find({ opType: 'Add', domain: '' })) if (fold(graph, node)) folded++;
  return folded;
}

function fold(graph: Graph, add: NodeProto): boolean {
  const [conv, other] = [0, 1].map((i) => graph.producerOf(add.input[i]!)).some((node) => node?.opType === 'Conv')
    ? operandsOf(graph, add)
    : [];
  const constant = other ? graph.constantOf(other) : undefined;
  const weights = conv ? graph.constantOf(conv.input[1]!) : undefined;
  const bias = conv?.input[2] ? graph.constantOf(conv.input[2]) : null;
  if (!conv || !constant || !weights || bias === undefined || !isOnlyRead(graph, conv)) return false;
  if (!isByChannel(constant, weights) || constant.dataType !== weights.dataType) return false;
  const name = graph.uniqueName(`${other}_bias`);
  graph.addInitializer(sumOf(name, constant, bias));
  const made = Object.assign(copyMessage(conv), { input: [...conv.input.slice(0, 2), name], output: [add.output[0]!] });
  graph.replace([conv, add], [made]);
  return true;
}

function operandsOf(graph: Graph, { input }: NodeProto): readonly [NodeProto | undefined, string] {
  const [a, b] = input as [string, string];
  const left = graph.producerOf(a);
  return left?.opType === 'Conv' ? [left, b] : [graph.producerOf(b), a];
}

function isOnlyRead(graph: Graph, conv: NodeProto): boolean {
  const [made] = conv.output as [string];
  return conv.domain === '' && graph.consumersOf(made).length === 1 && !graph.isOutput(made);
}

/** The image's axes alone behind the channels' are as many as the filters'. */
function isByChannel(constant: TensorProto, weights: TensorProto): boolean {
  const images = weights.dims.length - 2;
  const dims = constant.dims.map(Number);
  const channels = Number(weights.dims[0]);
  const lead = dims.length - images - 1;
  return (
    (lead === 0 || (lead === 1 && dims[0] === 1)) &&
    dims[lead] === channels &&
    dims.slice(lead + 1).every((length) => length === 1)
  );
}

function sumOf(name: string, constant: TensorProto, bias: TensorProto | null): TensorProto {
  const values = tensorValues(constant) as Float32Array;
  const before = bias ? (tensorValues(bias) as Float32Array) : undefined;
  return makeTensor(
    name,
    'float',
    [values.length],
    values.map((value, i) => value + (before?.[i] ?? 0)),
  );
}
