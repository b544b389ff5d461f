// A small model of two lengths that run free: words with places of their own behind those before, mixed by their likeness.
import { type ModelProto, makeNode } from '@kinglet/onnx';
import { randomNumbers } from '../src/build/randomNumbers.ts';
import { type Tensor, tensorOf } from '../src/evaluate/tensor.ts';
import { testModel } from './testModel.ts';

/** Positions that its table has: a longer `sequence` is refused. */
export const positions = 48;

const width = 4;

/** `words` [batch, sequence, 4] and `past` [batch, past, 4] to `all` [batch, past + sequence, 4] and `mixed` [batch, sequence, 4]. */
export function attendingModel(): ModelProto {
  const int64 = (...values: bigint[]) => ({
    dims: [values.length],
    values: BigInt64Array.from(values),
    type: 'int64' as const,
  });
  const random = randomNumbers(5);
  return testModel({
    inputs: { words: ['batch', 'sequence', width], past: ['batch', 'past', width] },
    outputs: { all: undefined, mixed: ['batch', 'sequence', width] },
    weights: {
      table: {
        dims: [positions, width],
        values: Float32Array.from({ length: positions * width }, () => random() - 0.5),
      },
      zero: int64(0n),
      one: int64(1n),
    },
    nodes: [
      makeNode('Shape', ['words'], ['shape']),
      makeNode('Gather', ['shape', 'one'], ['length'], { attributes: { axis: 0n } }),
      makeNode('Slice', ['table', 'zero', 'length', 'zero'], ['places'], { name: 'places' }),
      makeNode('Add', ['words', 'places'], ['placed']),
      makeNode('Concat', ['past', 'placed'], ['all'], { attributes: { axis: 1n } }),
      makeNode('Transpose', ['all'], ['turned'], { attributes: { perm: [0n, 2n, 1n] } }),
      makeNode('MatMul', ['placed', 'turned'], ['scores']),
      makeNode('Softmax', ['scores'], ['shares'], { attributes: { axis: -1n } }),
      makeNode('MatMul', ['shares', 'all'], ['mixed']),
    ],
  });
}

export function attendingInputs(
  batch: number,
  sequence: number,
  past: number,
  seed = 1,
): Record<'past' | 'words', Tensor> {
  const random = randomNumbers(seed);
  const some = (...dims: number[]): Tensor =>
    tensorOf(
      'float',
      dims,
      Array.from({ length: dims.reduce((size, length) => size * length, 1) }, () => random() - 0.5),
    );
  return { words: some(batch, sequence, width), past: some(batch, past, width) };
}
