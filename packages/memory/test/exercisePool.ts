// Random operations on a pool, beside a model of what every tensor should hold.
import { createPool, type DataType, MemoryError, type PoolOptions, type Tensor } from '../src/index.ts';

export interface Exercise {
  /** Allocations and releases together. */
  readonly operations: number;
  /** Different in other numbers, sizes and order. */
  readonly seed: number;
  /** Called after each tenth. */
  readonly onTenth?: () => void;
}

export interface Outcome {
  /** Tensors whose bytes were not what was written to them. */
  readonly wrong: number;
  /** Allocations that found no room. */
  readonly refused: number;
  /** The pool's bytes were never more than it may have. */
  readonly isCapped: boolean;
  /** Bytes that the pool still counts when all is released. */
  readonly left: number;
  readonly backing: 'arena' | 'mapping';
}

interface Held {
  readonly tensor: Tensor;
  /** Its first and last element; undefined for one that is not looked at, which costs more than to have it. */
  readonly stamp: number | undefined;
}

const dtypes: readonly DataType[] = ['f64', 'f32', 'f16', 'bf16', 'i32', 'i16', 'i8', 'u8', 'i4'];
const mostHeld = 64;

/** Allocates and releases tensors of all types, up to more than fit. */
export function exercisePool(options: PoolOptions, { operations, seed, onTenth }: Exercise): Outcome {
  using pool = createPool(options);
  const random = randomFrom(seed);
  const held: Held[] = [];
  let [wrong, refused] = [0, 0];
  const release = (at: number): void => {
    const { tensor, stamp } = held[at]!;
    if (stamp !== undefined && !isStamped(tensor, stamp)) wrong += 1;
    tensor.release();
    held[at] = held.at(-1)!;
    held.pop();
  };
  for (let i = 1; i <= operations; i += 1) {
    if (held.length === mostHeld || (held.length > 0 && random() < 0.5)) release(Math.floor(random() * held.length));
    else {
      const length = 1 + Math.floor(random() ** 3 * (options.size / 40));
      const tensor = orFull(() => pool.allocate([length], dtypes[i % dtypes.length]!));
      if (tensor) held.push(i % 4 === 0 ? stamped(tensor, i % 100) : { tensor, stamp: undefined });
      else refused += 1;
    }
    if (i % Math.ceil(operations / 10) === 0) onTenth?.();
  }
  while (held.length > 0) release(held.length - 1);
  const { highWaterBytes, peakReservedBytes, capacity, requestedBytes, reservedBytes, backing } = pool.statistics();
  const isCapped = capacity <= options.size && highWaterBytes <= capacity && peakReservedBytes <= highWaterBytes;
  return { wrong, refused, isCapped, left: requestedBytes + reservedBytes, backing };
}

function stamped(tensor: Tensor, stamp: number): Held {
  const { data } = tensor;
  data[0] = stamp;
  data[data.length - 1] = stamp;
  return { tensor, stamp };
}

function isStamped({ data }: Tensor, stamp: number): boolean {
  return data[0] === stamp && data[data.length - 1] === stamp;
}

function orFull(allocate: () => Tensor): Tensor | undefined {
  try {
    return allocate();
  } catch (error) {
    if (error instanceof MemoryError && error.code === 'KINGLET_MEMORY_FULL') return undefined;
    throw error;
  }
}

/** Numbers from 0 to 1, the same each time (Numerical Recipes' linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
