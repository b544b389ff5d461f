// Inputs that are as good as any: the same for the same seed.
import type { Model } from '@kinglet/inference';
import { type Elements, elementKind } from './elements.ts';
import type { TensorInfo } from './tensorFile.ts';

/**
 * Fills the inputs of a bound model: floats from -1 to 1, and 0 or 1 for whole numbers, which may be indices into a table
 * whose length is not known.
 */
export function fillInputs(model: Model, seed: number): void {
  const random = seededRandom(seed);
  for (const { name, type } of model.inputs) fill(model.tensor(name), type, random);
}

/** New arrays for a model's inputs, for a batch of so many items. */
export function randomInputs(
  inputs: readonly TensorInfo[],
  sizes: readonly number[],
  seed: number,
): Record<string, Elements> {
  const random = seededRandom(seed);
  return Object.fromEntries(
    inputs.map(({ name, type }, i) => {
      const kind = elementKind(type);
      return [name, fill(new kind.array(new ArrayBuffer((sizes[i] as number) * kind.bytes)), type, random)];
    }),
  );
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
