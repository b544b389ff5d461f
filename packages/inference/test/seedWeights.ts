// Networks whose weights are fills, with seeded random ones in their place.
import { type ModelProto, makeTensor, type NodeProto, tensorValues } from '@kinglet/onnx';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';

/** The same model, changed: each ConstantOfShape is now a tensor, and Softmax at the end, which hides differences, is gone. */
export function seedWeights(model: ModelProto, seed = 1): ModelProto {
  const graph = model.graph!;
  const random = randomNumbers(seed);
  const readers = new Map<string, readonly [node: NodeProto, index: number]>();
  for (const node of graph.node) for (const [i, name] of node.input.entries()) readers.set(name, [node, i]);
  for (const { opType, input, output } of graph.node) {
    if (opType !== 'ConstantOfShape') continue;
    const shape = graph.initializer.find(({ name }) => name === input[0])!;
    const dims = Array.from(tensorValues(shape) as BigInt64Array, Number);
    graph.initializer.push(makeTensor(output[0]!, 'float', dims, weightsFor(readers.get(output[0]!), dims, random)));
  }
  graph.node = graph.node.filter(({ opType }) => opType !== 'ConstantOfShape');
  if (graph.node.at(-1)?.opType === 'Softmax') graph.output[0]!.name = graph.node.pop()!.input[0]!;
  const read = new Set(graph.node.flatMap(({ input }) => input));
  graph.initializer = graph.initializer.filter(({ name }) => read.has(name));
  const weights = new Set(graph.initializer.map(({ name }) => name));
  graph.input = graph.input.filter(({ name }) => read.has(name) && !weights.has(name));
  // From IR version 4 on an initializer need not be an input.
  model.irVersion = 4n;
  return model;
}

/** So large that values stay about as large as they are from layer to layer. */
function weightsFor(reader: readonly [NodeProto, number] | undefined, dims: readonly number[], random: () => number) {
  const length = dims.reduce((product, count) => product * count, 1);
  const [{ opType } = { opType: '' }, index] = reader ?? [];
  if (opType === 'BatchNormalization') return randomWeights(random, length, 0.1, index === 1 || index === 4 ? 1 : 0);
  if (dims.length === 1) return randomWeights(random, length, 0.1, opType === 'Unsqueeze' ? 1 : 0);
  return randomWeights(random, length, Math.sqrt((2 * dims[0]!) / length));
}
