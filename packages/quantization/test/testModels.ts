// Small models with seeded weights.
import { type ModelProto, makeGraph, makeModel, makeNode, makeTensor, makeValueInfo, tensorType } from '@kinglet/onnx';

/** Numbers between -1 and 1 (xorshift32). */
export function randomNumbers(count: number, seed: number): Float32Array<ArrayBuffer> {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  });
}

/** 8 → 32 → Relu → 4, as two Gemm. */
export function mlpModel(): ModelProto {
  return modelOf({
    nodes: [
      makeNode('Gemm', ['x', 'w1', 'b1'], ['h'], { name: 'first', attributes: { transB: 1n } }),
      makeNode('Relu', ['h'], ['r'], { name: 'relu' }),
      makeNode('MatMul', ['r', 'w2'], ['y'], { name: 'second' }),
    ],
    weights: { w1: [32, 8], b1: [32], w2: [32, 4] },
    input: ['N', 8],
    output: ['N', 4],
  });
}

/** Conv with normalization, Relu, MaxPool, Conv, Relu, Flatten, MatMul; of opset 9. */
export function cnnModel(): ModelProto {
  return modelOf({
    nodes: [
      makeNode('Conv', ['x', 'f1'], ['c1'], { name: 'conv1', attributes: { pads: [1n, 1n, 1n, 1n] } }),
      makeNode('BatchNormalization', ['c1', 'scale', 'shift', 'mean', 'variance'], ['n1'], { name: 'norm' }),
      makeNode('Relu', ['n1'], ['r1'], { name: 'relu1' }),
      makeNode('MaxPool', ['r1'], ['p1'], { name: 'pool', attributes: { kernel_shape: [2n, 2n], strides: [2n, 2n] } }),
      makeNode('Conv', ['p1', 'f2', 'b2'], ['c2'], { name: 'conv2', attributes: { pads: [1n, 1n, 1n, 1n] } }),
      makeNode('Relu', ['c2'], ['r2'], { name: 'relu2' }),
      makeNode('Flatten', ['r2'], ['flat'], { name: 'flatten' }),
      makeNode('MatMul', ['flat', 'w'], ['y'], { name: 'last' }),
    ],
    weights: {
      ...{ f1: [24, 3, 3, 3], scale: [24], shift: [24], mean: [24], variance: [24] },
      ...{ f2: [16, 24, 3, 3], b2: [16], w: [256, 5] },
    },
    input: ['N', 3, 8, 8],
    output: ['N', 5],
    opset: 9,
  });
}

interface ModelParts {
  readonly nodes: Parameters<typeof makeGraph>[0]['nodes'];
  /** Lengths of axes, by name. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly input: readonly (number | string)[];
  readonly output: readonly (number | string)[];
  readonly opset?: number;
}

/** One input `x`, one output `y`. What is called variance is positive. */
export function modelOf({ nodes, weights, input, output, opset = 21 }: ModelParts): ModelProto {
  const initializers = Object.entries(weights).map(([name, dims], i) => {
    const values = randomNumbers(
      dims.reduce((product, length) => product * length, 1),
      i + 1,
    );
    return makeTensor(name, 'float', dims, name === 'variance' ? values.map((value) => value * value + 0.5) : values);
  });
  const graph = makeGraph({
    nodes,
    inputs: [makeValueInfo('x', tensorType('float', input))],
    outputs: [makeValueInfo('y', tensorType('float', output))],
    initializers,
  });
  return makeModel(graph, { opsets: { '': opset } });
}

/** So many inputs of so many numbers. */
export function samplesOf(count: number, length: number, seed = 77): { readonly x: Float32Array<ArrayBuffer> }[] {
  return Array.from({ length: count }, (_, i) => ({ x: randomNumbers(length, seed + 1000 * (i + 1)) }));
}
