// How an operation is called, for code that treats all of them alike: recorders and the copies into WebAssembly.

export interface CallShape {
  /** The opcode of recorded plans: operation id | dtype << 16. */
  readonly code: number;
  /** A letter per argument: array read i, written o, both x; scalar s; size n. */
  readonly kinds: string;
  /** For each dimension the argument that tells it, by its length or its value. */
  readonly dimensions: readonly number[];
  /** True if the call gives back a number; else it gives back its last written array. */
  readonly isNumber: boolean;
}

export type OffsetFunction = (...numbers: number[]) => number;

/** The dimensions of a call with these arguments. */
export function dimensionsOf(shape: CallShape, args: readonly unknown[]): number[] {
  return shape.dimensions.map((i) =>
    shape.kinds[i] === 'n' ? (args[i] as number) : (args[i] as ArrayLike<number>).length,
  );
}
