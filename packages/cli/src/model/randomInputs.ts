// Inputs that are as good as any: the same for the same seed.
import type { Model } from '@kinglet/inference';
import type { GivenTensor } from './answerer.ts';
import { type Elements, elementKind, sizeOf } from './elements.ts';

/**
 * Fills the inputs of a bound model: floats from -1 to 1, and 0 or 1 for whole numbers, which may be indices into a table
 * whose length is not known.
 */
export function fillInputs(model: Model, seed: number): void {
  const random = seededRandom(seed);
  for (const { name, type } of model.inputs) fill(model.tensor(name), type, random);
}

/** A tensor whose lengths are settled. */
export interface FixedTensor {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
}

/** The same for tensors that are made here. */
export function randomInputs(tensors: readonly FixedTensor[], seed: number): GivenTensor[] {
  const random = seededRandom(seed);
  return tensors.map((tensor) => {
    const kind = elementKind(tensor.type);
    const values = new kind.array(new ArrayBuffer(sizeOf(tensor.dims) * kind.bytes));
    return { ...tensor, values: fill(values, tensor.type, random) };
  });
}

const [halfSign, halfExponent] = [0x8000, 0x3800];

function fill(data: Elements, type: string, random: () => number): Elements {
  for (let i = 0; i < data.length; i++) {
    const value = random();
    if (type === 'float' || type === 'double') data[i] = 2 * value - 1;
    // Half precision from 0.5 to 1, or less than -0.5: sign, exponent and ten random bits.
    else if (type === 'float16') data[i] = (value < 0.5 ? halfSign : 0) | halfExponent | Math.floor(random() * 1024);
    else if (data instanceof BigInt64Array || data instanceof BigUint64Array) data[i] = BigInt(Math.round(value));
    else data[i] = Math.round(value);
  }
  return data;
}

/** Tommy Ettinger's mulberry32: from 0 to below 1. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
