// A model of random weights that is larger than the memory that quantizing it may take.
import { type ModelProto, makeGraph, makeModel, makeNode, makeTensor, makeValueInfo, tensorType } from '@kinglet/onnx';

/** Of all layers' inputs and outputs. */
export const largeWidth = 2048;

/** Layers of 16 MiB each: a product without bias, and Relu but after the last. The same weights each time. */
export function largeMlp(layers: number): ModelProto {
  const indices = Array.from({ length: layers }, (_, i) => i);
  const valueAfter = (i: number): string => (i === layers ? 'y' : i === 0 ? 'x' : `h${i}`);
  const nodes = indices.flatMap((i) => {
    const last = i === layers - 1;
    const made = last ? 'y' : `p${i}`;
    const product = makeNode('MatMul', [valueAfter(i), `w${i}`], [made], { name: `layer${i}` });
    return last ? [product] : [product, makeNode('Relu', [made], [valueAfter(i + 1)], { name: `relu${i}` })];
  });
  const graph = makeGraph({
    nodes,
    inputs: [makeValueInfo('x', tensorType('float', ['N', largeWidth]))],
    outputs: [makeValueInfo('y', tensorType('float', ['N', largeWidth]))],
    initializers: indices.map((i) => makeTensor(`w${i}`, 'float', [largeWidth, largeWidth], weightsOf(i))),
  });
  return makeModel(graph, { opsets: { '': 17 } });
}

/** Inputs of a model. */
export function* largeSamples(count: number): Generator<Float32Array<ArrayBuffer>> {
  for (let i = 0; i < count; i++) yield randomNumbers(largeWidth, 0x1234 + i);
}

/** Of such a size that values neither grow nor vanish behind Relu. */
function weightsOf(layer: number): Float32Array<ArrayBuffer> {
  const scale = Math.sqrt(6 / largeWidth);
  return randomNumbers(largeWidth * largeWidth, layer + 1).map((value) => value * scale);
}

/** Between -1 and 1 (xorshift32). */
function randomNumbers(count: number, seed: number): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(count);
  let state = seed;
  for (let i = 0; i < count; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    numbers[i] = (state >>> 0) / 2 ** 31 - 1;
  }
  return numbers;
}
