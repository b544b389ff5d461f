// The mark on a tensor that says in which arena it lies: asking a typed array for its buffer would cost more than a kernel.
import type { OffsetKernels } from './generated/callShapes.ts';

/** Where the operations on an arena's tensors run. */
export interface ArenaKernels {
  /** For short operands; the same as `native` where WebAssembly is not to be had or not wanted. */
  readonly wasm: OffsetKernels;
  /** For long operands; the same as `wasm` where no addon loaded. */
  readonly native: OffsetKernels;
}

const mark: unique symbol = Symbol('arena');

interface Marked {
  readonly [mark]?: ArenaKernels;
}

/** The arena of a tensor; undefined for every other value. */
export function arenaOf(value: unknown): ArenaKernels | undefined {
  return (value as Marked | null | undefined)?.[mark];
}

/** Says that all of the array's bytes lie in that arena; `undefined`: that it is an ordinary array again. */
export function markTensor<T extends ArrayBufferView>(array: T, arena: ArenaKernels | undefined): T {
  return Object.defineProperty(array, mark, { value: arena, configurable: true });
}
