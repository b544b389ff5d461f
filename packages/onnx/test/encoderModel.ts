// One layer of a transformer's encoder, as PyTorch exports it: a symbolic batch, and shapes that travel through
// Shape, Gather, Concat and Reshape.
import { type ModelProto, makeGraph, makeModel, makeNode, makeTensor, makeValueInfo, tensorType } from '@kinglet/onnx';

const [length, width, heads, hidden, words] = [16, 32, 4, 64, 100];

/** Input `tokens`, int64[batch, 16]; output `encoded`, float[batch, 16, 32]. */
export function encoderModel(): ModelProto {
  const nodes = [
    makeNode('Gather', ['words', 'tokens'], ['embedded'], { name: 'embed' }),
    makeNode('Add', ['embedded', 'positions'], ['x'], { name: 'position' }),
    ...['q', 'k', 'v'].flatMap((name) => splitHeads(name)),
    makeNode('Transpose', ['k_heads'], ['k_turned'], { attributes: { perm: [0n, 1n, 3n, 2n] } }),
    makeNode('MatMul', ['q_heads', 'k_turned'], ['scores'], { name: 'scores' }),
    makeNode('Div', ['scores', 'root'], ['scaled']),
    makeNode('Softmax', ['scaled'], ['weights'], { attributes: { axis: -1n } }),
    makeNode('MatMul', ['weights', 'v_heads'], ['attended_heads']),
    makeNode('Transpose', ['attended_heads'], ['attended_turned'], { attributes: { perm: [0n, 2n, 1n, 3n] } }),
    makeNode('Concat', ['q_batch', 'q_length', 'width'], ['joined_shape'], { attributes: { axis: 0n } }),
    makeNode('Reshape', ['attended_turned', 'joined_shape'], ['attended'], { name: 'join heads' }),
    makeNode('Add', ['x', 'attended'], ['residual']),
    makeNode('LayerNormalization', ['residual', 'scale', 'bias'], ['normal']),
    makeNode('MatMul', ['normal', 'up'], ['widened']),
    makeNode('Gelu', ['widened'], ['activated']),
    makeNode('MatMul', ['activated', 'down'], ['narrowed']),
    makeNode('Add', ['normal', 'narrowed'], ['encoded']),
  ];
  const floats: Record<string, number[]> = {
    words: [words, width],
    positions: [length, width],
    q: [width, width],
    k: [width, width],
    v: [width, width],
    scale: [width],
    bias: [width],
    up: [width, hidden],
    down: [hidden, width],
    root: [],
  };
  const weights = Object.entries(floats).map(([name, dims]) => weightTensor(name, dims));
  const lengths = { zero: 0, one: 1, heads, size: width / heads, width };
  const constants = Object.entries(lengths).map(([name, value]) => lengthTensor(name, value));
  const graph = makeGraph({
    name: 'encoder',
    nodes,
    inputs: [makeValueInfo('tokens', tensorType('int64', ['batch', length]))],
    outputs: [makeValueInfo('encoded', tensorType('float', ['batch', length, width]))],
    initializers: [...weights, ...constants],
  });
  return makeModel(graph);
}

/** `x` times a weight, its heads apart: [batch, heads, length, size]. */
function splitHeads(name: string) {
  return [
    makeNode('MatMul', ['x', name], [`${name}_all`], { name: `project ${name}` }),
    makeNode('Shape', [`${name}_all`], [`${name}_shape`]),
    makeNode('Gather', [`${name}_shape`, 'zero'], [`${name}_batch`], { attributes: { axis: 0n } }),
    makeNode('Gather', [`${name}_shape`, 'one'], [`${name}_length`], { attributes: { axis: 0n } }),
    makeNode('Concat', [`${name}_batch`, `${name}_length`, 'heads', 'size'], [`${name}_split`], {
      attributes: { axis: 0n },
    }),
    makeNode('Reshape', [`${name}_all`, `${name}_split`], [`${name}_apart`]),
    makeNode('Transpose', [`${name}_apart`], [`${name}_heads`], { attributes: { perm: [0n, 2n, 1n, 3n] } }),
  ];
}

function weightTensor(name: string, dims: readonly number[]) {
  const count = dims.reduce((product, dim) => product * dim, 1);
  return makeTensor(
    name,
    'float',
    dims,
    Float32Array.from({ length: count }, (_, i) => Math.sin(i) / 8),
  );
}

function lengthTensor(name: string, value: number) {
  return makeTensor(name, 'int64', [1], BigInt64Array.of(BigInt(value)));
}
